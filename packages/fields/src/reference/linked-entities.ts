/** Entity of the people a person field links to. */
export const personEntity = 'sys.user';

/** Entity of the departments a department field links to. */
export const departmentEntity = 'sys.department';
