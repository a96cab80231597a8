import { Anchor } from '@tessera/ui';
import type { ReportPartProps } from './report-view.tsx';
import { dimensionList, groupName, measureList, measureName, valueText } from './report-words.ts';
import { localize } from '@tessera/std';
import { fieldOf } from '@tessera/model';
import styles from './dashboard.module.css';

/** The groups of a report as rows; each opens its records. */
export function ReportTable({ report, answer, name, reader, onOpen }: ReportPartProps) {
  const dimensions = dimensionList(report);
  const measures = measureList(report);
  const { entity, locale } = reader;
  return (
    <div className={styles['scroll']} tabIndex={0} role="group" aria-label={name}>
      <table className={styles['table']}>
        <thead>
          <tr>
            {dimensions.map(([key, { field, label }]) => (
              <th key={key} scope="col">
                {localize(label ?? fieldOf(entity, field)?.label, locale, field)}
              </th>
            ))}
            {measures.map(([key, measure]) => (
              <th key={key} scope="col" className={styles['number']}>
                {measureName(reader, measure)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {answer.items.map((item) => (
            <tr key={JSON.stringify(item.group)}>
              {dimensions.map(([key, dimension], index) => {
                const text = groupName(reader, dimension, item.group[key]);
                return (
                  <td key={key}>
                    {index === 0 && onOpen ? (
                      <Anchor component="button" type="button" inherit onClick={() => onOpen(item.filter)}>
                        {text}
                      </Anchor>
                    ) : (
                      text
                    )}
                  </td>
                );
              })}
              {measures.map(([key, measure]) => (
                <td key={key} className={styles['number']}>
                  {valueText(reader, measure, item.values[key], false)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
