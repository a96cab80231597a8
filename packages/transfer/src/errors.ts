import type { ErrorTable } from '@tessera/std';

/** What imports and exports decline, and why rows are refused. */
export const transferErrors: ErrorTable = {
  csv_broken: {
    status: 422,
    message: { 'zh-CN': '第 {line} 行不是有效的 CSV', en: 'Line {line} is not valid CSV' },
    cause: { 'zh-CN': '引号没有成对，或者文件被截断。', en: 'A quote is not closed, or the file was cut off.' },
    remedy: { 'zh-CN': '在表格软件里重新另存为 CSV。', en: 'Save the file as CSV again in your spreadsheet program.' },
  },
  csv_too_wide: {
    status: 422,
    message: {
      'zh-CN': '文件有 {columns} 列，最多 {most} 列',
      en: 'The file has {columns} columns; {most} are allowed',
    },
    cause: { 'zh-CN': '列太多，或者分隔符选错了。', en: 'There are too many columns, or the delimiter is wrong.' },
    remedy: {
      'zh-CN': '删去不需要的列，或更换分隔符。',
      en: 'Remove columns you do not need, or choose another delimiter.',
    },
  },
  xlsx_protected: {
    status: 422,
    message: { 'zh-CN': '文件有打开密码，无法读取', en: 'The file has a password and cannot be read' },
    cause: { 'zh-CN': '加密的工作簿只有知道密码的人能打开。', en: 'Only who knows the password can open it.' },
    remedy: {
      'zh-CN': '在表格软件里去掉密码，再上传。',
      en: 'Remove the password in your spreadsheet program and upload it again.',
    },
  },
  xls_unsupported: {
    status: 422,
    message: { 'zh-CN': '这是旧的 .xls 格式，无法读取', en: 'This is the old .xls format, which cannot be read' },
    cause: {
      'zh-CN': '文件由 Excel 2003 或更早的格式保存。',
      en: 'It was saved in the format of Excel 2003 or earlier.',
    },
    remedy: { 'zh-CN': '打开后另存为 .xlsx 或 CSV。', en: 'Open it and save it as .xlsx or CSV.' },
  },
  file_no_table: {
    status: 422,
    message: { 'zh-CN': '文件不是表格', en: 'The file is no table' },
    cause: {
      'zh-CN': '它是图片、PDF 等改了扩展名的文件，或者是 UTF-16 编码的文本。',
      en: 'It is a picture, a PDF or the like under another name, or text in UTF-16.',
    },
    remedy: {
      'zh-CN': '选择 .xlsx，或另存为 UTF-8 编码的 CSV。',
      en: 'Choose an .xlsx file, or save it as CSV in UTF-8.',
    },
  },
  xlsx_broken: {
    status: 422,
    message: { 'zh-CN': '文件不是完整的 .xlsx 工作簿', en: 'The file is no complete .xlsx workbook' },
    cause: { 'zh-CN': '文件被截断，或者是改了扩展名的其他文件。', en: 'It was cut off, or is another file renamed.' },
    remedy: { 'zh-CN': '在表格软件里重新另存为 .xlsx。', en: 'Save it as .xlsx again in your spreadsheet program.' },
  },
  xlsx_too_large: {
    status: 422,
    message: {
      'zh-CN': '工作簿（或解开后的内容）超过 {most} MB',
      en: 'The workbook, or what it unpacks to, is larger than {most} MB',
    },
    cause: { 'zh-CN': '行太多，或者文件里有大量重复内容。', en: 'It has too many rows, or repeats endlessly.' },
    remedy: { 'zh-CN': '拆成几个文件，或另存为 CSV。', en: 'Split it into several files, or save it as CSV.' },
  },
  xlsx_sheet_unknown: {
    status: 422,
    message: { 'zh-CN': '工作簿里没有工作表“{sheet}”', en: 'The workbook has no sheet “{sheet}”' },
    cause: { 'zh-CN': '名称有误，或者工作簿是空的。', en: 'The name is wrong, or the workbook is empty.' },
    remedy: { 'zh-CN': '从列出的工作表中选择。', en: 'Choose one of the sheets listed.' },
  },
  import_file_empty: {
    status: 422,
    message: { 'zh-CN': '文件里没有数据', en: 'The file is empty' },
    cause: { 'zh-CN': '文件没有任何行。', en: 'It has no rows.' },
    remedy: { 'zh-CN': '检查是否选对了文件。', en: 'Check that you chose the right file.' },
  },
  batch_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这批导入', en: 'There is no such batch of imports' },
    cause: { 'zh-CN': '编号不存在，或属于其他人。', en: 'The id does not exist, or it is somebody else’s.' },
    remedy: { 'zh-CN': '返回设计器首页重新开始。', en: 'Start again from the home page of the designer.' },
  },
  batch_not_published: {
    status: 409,
    message: {
      'zh-CN': '还有 {count} 个对象没有发布，暂时不能导入',
      en: 'Nothing can be imported yet: {count} of its entities are not published',
    },
    cause: {
      'zh-CN': '数据导入到已发布的对象里，而这些对象还在草稿中。',
      en: 'Rows go into published entities, and these are still in the draft.',
    },
    remedy: { 'zh-CN': '先发布草稿，再继续导入。', en: 'Publish the draft, then go on.' },
  },
  import_not_found: {
    status: 404,
    message: { 'zh-CN': '没有这次导入', en: 'There is no such import' },
    cause: { 'zh-CN': '编号不存在，或属于其他人。', en: 'The id does not exist, or it is somebody else’s.' },
    remedy: { 'zh-CN': '返回导入列表。', en: 'Go back to the list of imports.' },
  },
  import_busy: {
    status: 409,
    message: { 'zh-CN': '这次导入正在进行', en: 'This import is under way' },
    cause: { 'zh-CN': '上一步还没有结束。', en: 'The step before has not ended.' },
    remedy: { 'zh-CN': '等待完成或先取消。', en: 'Wait for it, or cancel it first.' },
  },
  import_already_run: {
    status: 409,
    message: { 'zh-CN': '这次导入已经执行过', en: 'This import has been run already' },
    cause: { 'zh-CN': '一次导入只执行一次，避免重复数据。', en: 'An import runs once, so that nothing is doubled.' },
    remedy: { 'zh-CN': '需要再次导入时请重新上传文件。', en: 'Upload the file again to import it again.' },
  },
  import_not_run: {
    status: 409,
    message: { 'zh-CN': '这次导入还没有执行，无可撤销', en: 'This import has not run; there is nothing to undo' },
    cause: { 'zh-CN': '只有执行过的导入可以撤销。', en: 'Only an import that ran can be undone.' },
    remedy: { 'zh-CN': '返回导入列表。', en: 'Go back to the list of imports.' },
  },
  import_mapping_invalid: {
    status: 422,
    message: { 'zh-CN': '列的对应关系有问题', en: 'The mapping of columns has mistakes' },
    cause: { 'zh-CN': '见各列的说明。', en: 'See the notes at the columns.' },
    remedy: { 'zh-CN': '逐列修正后重试。', en: 'Correct the columns and try again.' },
  },
  import_field_unknown: {
    status: 422,
    message: { 'zh-CN': '没有可以导入的字段「{field}」', en: 'There is no field “{field}” to import into' },
    cause: {
      'zh-CN': '字段不存在、只读，或者您没有编辑权限。',
      en: 'It does not exist, is read-only, or you may not edit it.',
    },
    remedy: { 'zh-CN': '选择其他字段，或不导入这一列。', en: 'Choose another field, or leave the column out.' },
  },
  import_field_twice: {
    status: 422,
    message: { 'zh-CN': '字段「{field}」对应了两列', en: 'The field “{field}” has two columns' },
    cause: { 'zh-CN': '一个字段只能由一列填写。', en: 'One column fills one field.' },
    remedy: { 'zh-CN': '取消其中一列。', en: 'Unmap one of them.' },
  },
  import_key_unmapped: {
    status: 422,
    message: { 'zh-CN': '匹配字段「{field}」没有对应的列', en: 'The key field “{field}” has no column' },
    cause: {
      'zh-CN': '按字段更新已有记录时，文件里必须有这个字段。',
      en: 'Updating by a field needs its column in the file.',
    },
    remedy: { 'zh-CN': '为它选择一列，或改为全部新建。', en: 'Map a column to it, or create all rows anew.' },
  },
  import_nothing_mapped: {
    status: 422,
    message: { 'zh-CN': '还没有任何列对应到字段', en: 'No column is mapped to a field yet' },
    cause: { 'zh-CN': '表头与字段名称不同。', en: 'The headers differ from the names of the fields.' },
    remedy: { 'zh-CN': '至少为一列选择字段。', en: 'Choose a field for at least one column.' },
  },
  import_match_field_unknown: {
    status: 422,
    message: { 'zh-CN': '「{entity}」没有字段「{field}」', en: '“{entity}” has no field “{field}”' },
    cause: { 'zh-CN': '关联记录按这个字段查找。', en: 'Linked records are found by this field.' },
    remedy: { 'zh-CN': '选择其他匹配字段。', en: 'Choose another field to match by.' },
  },
  import_value_unreadable: {
    status: 422,
    message: { 'zh-CN': '无法识别这个值', en: 'This value cannot be read' },
    cause: { 'zh-CN': '写法与字段类型不符。', en: 'It is not written as the kind of field needs.' },
    remedy: { 'zh-CN': '修改文件或调整该列的格式。', en: 'Correct the file or the format of the column.' },
  },
  import_text_ambiguous: {
    status: 422,
    message: { 'zh-CN': '「{text}」对应多条记录', en: '“{text}” names several records' },
    cause: { 'zh-CN': '有重名的记录。', en: 'Several records are called so.' },
    remedy: {
      'zh-CN': '改用唯一的字段匹配，或在文件里写记录编号。',
      en: 'Match by a unique field, or write the record id.',
    },
  },
  import_text_unknown: {
    status: 422,
    message: { 'zh-CN': '「{text}」不对应任何选项或记录', en: '“{text}” names no option or record' },
    cause: { 'zh-CN': '拼写不同，或者还不存在。', en: 'It is spelled differently, or does not exist yet.' },
    remedy: { 'zh-CN': '在向导里选择对应、新建或留空。', en: 'Map it, create it or leave it empty in the wizard.' },
  },
  import_options_draft_open: {
    status: 409,
    message: {
      'zh-CN': '有未发布的修改，暂时不能新增选项',
      en: 'Options cannot be added while there are unpublished changes',
    },
    cause: {
      'zh-CN': '新增选项需要发布，而草稿里还有别人的修改。',
      en: 'Adding options publishes, and the draft holds other changes.',
    },
    remedy: {
      'zh-CN': '先发布或放弃草稿，或者把这些值对应到已有选项。',
      en: 'Publish or discard the draft first, or map the texts to existing options.',
    },
  },
  import_key_ambiguous: {
    status: 422,
    message: {
      'zh-CN': '「{text}」已有多条记录，无法判断更新哪一条',
      en: '“{text}” names several records; which one to update is unclear',
    },
    cause: { 'zh-CN': '匹配字段的值不唯一。', en: 'The key field is not unique.' },
    remedy: {
      'zh-CN': '换一个唯一的匹配字段，或先合并重复记录。',
      en: 'Use a unique key, or merge the duplicates first.',
    },
  },
  import_repeats: {
    status: 422,
    message: {
      'zh-CN': '「{text}」不允许重复，第 {line} 行已经有了',
      en: '“{text}” may occur once, and line {line} has it already',
    },
    cause: { 'zh-CN': '文件里有两行的唯一值相同。', en: 'Two rows of the file have the same unique value.' },
    remedy: { 'zh-CN': '删去或修改其中一行。', en: 'Remove or correct one of them.' },
  },
  import_key_empty: {
    status: 422,
    message: { 'zh-CN': '匹配字段为空', en: 'The key field is empty' },
    cause: { 'zh-CN': '按字段更新时，每行都要有匹配值。', en: 'Updating by a field needs a value in every row.' },
    remedy: { 'zh-CN': '补全该列。', en: 'Fill the column.' },
  },
};
