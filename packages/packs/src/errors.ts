import type { ErrorEntry, ErrorTable } from '@tessera/std';

type Pair = readonly [zh: string, en: string];

function entry(status: number, message: Pair, cause: Pair, remedy: Pair): ErrorEntry {
  const text = ([zh, en]: Pair) => ({ 'zh-CN': zh, en });
  return { status, message: text(message), cause: text(cause), remedy: text(remedy) };
}

/** What packs refuse. */
export const packErrors: ErrorTable = {
  pack_missing: entry(
    404,
    ['找不到解决方案包的文件夹：{folder}', 'There is no pack in {folder}'],
    ['文件夹不存在或无法读取。', 'The folder does not exist or cannot be read.'],
    ['检查路径，文件夹中应有 pack.json。', 'Check the path; the folder should hold a pack.json.'],
  ),
  pack_unreadable: entry(
    422,
    ['无法读取包中的文件 {file}（{reason}）', 'The file {file} of the pack cannot be read ({reason})'],
    [
      '文件缺失、不是 JSON 对象，或指向包的外面。',
      'The file is missing, is no JSON object, or lies outside of the pack.',
    ],
    ['改正该文件后重试。', 'Correct the file and try again.'],
  ),
  pack_invalid: entry(
    422,
    ['解决方案包有 {count} 处错误，未安装', 'The pack has {count} errors and was not installed'],
    ['包的文档或数据未通过检查。', 'Documents or rows of the pack did not pass the checks.'],
    ['用“tessera pack validate”查看每一处并改正。', 'Run `tessera pack validate` to see each of them and correct it.'],
  ),
  pack_installed: entry(
    409,
    ['解决方案包 {pack} 已安装（版本 {version}）', 'The pack {pack} is installed already (version {version})'],
    ['同一个包只安装一次。', 'A pack is installed once.'],
    ['无需再次安装。', 'There is nothing to do.'],
  ),
  pack_not_installed: entry(
    404,
    ['没有安装解决方案包 {pack}', 'The pack {pack} is not installed'],
    ['该包没有安装，或已移除。', 'The pack was never installed, or has been removed.'],
    ['检查包的标识。', 'Check the id of the pack.'],
  ),
  pack_dependency_missing: entry(
    409,
    ['需要先安装解决方案包 {pack}（{range}）', 'The pack {pack} ({range}) is needed first'],
    ['该包建立在另一个包的文档上。', 'The pack builds on documents of another one.'],
    ['先安装所需的包和版本。', 'Install the pack and version it needs.'],
  ),
  pack_draft_open: entry(
    409,
    [
      '还有 {count} 处未发布的修改，不能安装解决方案包',
      'There are {count} unpublished changes; the pack cannot be installed',
    ],
    [
      '安装会发布一个版本，未发布的修改会一起上线。',
      'Installing publishes a release, and the changes would go live with it.',
    ],
    ['先发布或放弃这些修改。', 'Publish or discard the changes first.'],
  ),
  pack_document_taken: entry(
    409,
    ['{kind} {id} 已存在，且不属于该包', 'The {kind} {id} is there and does not belong to the pack'],
    ['同一标识的文档来自别处。', 'A document of the same id comes from elsewhere.'],
    ['重命名或删除已有的文档。', 'Rename or delete the document that is there.'],
  ),
  pack_document_twice: entry(
    422,
    ['文档 {id} 在 {other} 中也有', 'The document {id} is also in {other}'],
    ['两个文件的类型和标识相同。', 'Two files have the same kind and id.'],
    ['删除其中一个，或改标识。', 'Remove one of them, or change its id.'],
  ),
  pack_namespace: entry(
    422,
    ['文档 {id} 应在命名空间 {namespace} 下', 'The document {id} should be in the namespace {namespace}'],
    ['包只能带来自己命名空间的文档。', 'A pack brings documents of its own namespace only.'],
    ['修改文档标识。', 'Change the id of the document.'],
  ),
  pack_text_missing: entry(
    422,
    ['缺少 {locale} 文字', 'The text in {locale} is missing'],
    ['随产品提供的文字要有中文和英文。', 'What ships with the product speaks Chinese and English.'],
    ['补上该语言的文字。', 'Add the text in that language.'],
  ),
  seed_entity_unknown: entry(
    422,
    ['数据文件的对象 {entity} 不存在', 'The entity {entity} of the seed file does not exist'],
    ['包里和已安装的文档中都没有该对象。', 'Neither the pack nor what is installed has it.'],
    ['检查 pack.json 中的对象标识。', 'Check the id in pack.json.'],
  ),
  seed_field_unknown: entry(
    422,
    ['对象 {entity} 没有字段“{field}”', 'The entity {entity} has no field “{field}”'],
    ['数据行使用了不存在的字段。', 'A row uses a field that is not there.'],
    ['改正字段标识。', 'Correct the key of the field.'],
  ),
  seed_reference_unknown: entry(
    422,
    ['引用的数据行“{id}”不存在', 'The row “{id}” referred to does not exist'],
    ['$ref 指向的外部编号不在同一语言的数据文件中。', 'No seed file of the language has a row with this external id.'],
    ['改正编号，或补上该行。', 'Correct the id, or add the row.'],
  ),
  seed_value_invalid: entry(
    422,
    ['字段“{field}”的值不正确', 'The value of the field “{field}” is not valid'],
    ['值不符合字段类型的写法。', 'The value does not have the form of the field kind.'],
    ['按字段类型改正。', 'Correct it as the field kind asks.'],
  ),
};
