/// Parts of a year or month: 底, 初, 上半年, 第三季度, and the words that only begin like them.
extension DateScanner {
  /// Whether 号 before `index` numbers a thing: 15号楼, 3号文件.
  func isNumbered(_ index: Int) -> Bool {
    guard index < limit else { return false }
    switch scalars[index] {
    case "文", "楼", "线", "院", "令", "桥", "井", "机", "站", "馆", "厅", "店", "公", "地", "房", "栋", "门", "台", "车", "船", "坑":
      return true
    default: return false
    }
  }

  /// Whether the character at `index` makes 初, 底, 末 or 中 before it a part of another word (中国, 初步, 底线, 末端).
  func continuesWord(_ index: Int, behind character: UInt32) -> Bool {
    guard index < limit else { return false }
    switch character {
    case "中":
      switch scalars[index] {
      case "，", "。", "、", "；", "）", "前", "以", "至", "到", "完", "开", "召": return false
      default: return true
      }
    case "初": return has("步", index) || has("中", index) || has("级", index) || has("心", index) || has("审", index)
    case "底": return has("线", index) || has("数", index) || has("座", index) || has("蕴", index)
    default: return has("端", index) || has("梢", index) || has("位", index)
    }
  }

  /// 底, 末, 初, 上半年, 下半年 behind 年.
  func yearSection(at index: Int) -> (section: DateSection, end: Int)? {
    guard let match = DateLexicon.yearSections.longest(in: scalars, at: index, limit: limit) else {
      if has("中", index), !continuesWord(index + 1, behind: Unicode.Scalar("中").value) {
        return (.yearMiddle, index + 1)
      }
      return nil
    }
    if match.end - index == 1, continuesWord(match.end, behind: scalars[index]) { return nil }
    switch match.value {
    case 0: return (.yearEnd, match.end)
    case 1: return (.yearStart, match.end)
    case 2: return (.half(1), match.end)
    default: return (.half(2), match.end)
    }
  }

  /// 一季度, 第三季度末, 前三季度, 一至三季度.
  func quarter(at index: Int) -> (parts: DateParts, end: Int)? {
    var parts = DateParts()
    let isFront = scalars[index] == "前"
    let place = isFront || scalars[index] == "第" ? index + 1 : index
    guard place < limit, let number = dateNumber(at: place), (1...4).contains(number.value) else { return nil }
    var last = number.value
    var end = number.end
    if let connector = connector(at: end), !isFront {
      let second = has("第", connector) ? connector + 1 : connector
      guard second < limit, let number = dateNumber(at: second), (last...4).contains(number.value) else { return nil }
      (last, end) = (number.value, number.end)
    }
    if has("个", end), isFront { end += 1 }
    guard scalars.has("季度", at: end, limit: limit) else { return nil }
    end += 2
    if has("末", end) || has("底", end) {
      parts.section = .quarterEnd(last)
      return (parts, end + 1)
    }
    parts.section = .quarters(isFront ? 1 : number.value, last)
    return (parts, end)
  }
}
