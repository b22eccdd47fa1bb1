import Bulletins
import ChineseText

/// A text that is dense with one kind of thing, and the strings that a right reading finds in it.
struct DenseText {
  /// A kind of thing that is extracted; the raw value is its name in tables.
  enum Kind: String, CaseIterable {
    case dates, figures, organisations, items

    /// The strings of this kind that `article` holds.
    func texts(of article: Article, in text: CleanText) -> [String] {
      switch self {
      case .dates: article.dates.map(\.text)
      case .figures: article.figures.map(\.text)
      case .organisations: article.organizations.map(\.text)
      case .items: article.measures.map { text.string($0.span) }
      }
    }

    /// Paragraphs in which everything of this kind stands in ⟦ ⟧.
    fileprivate var marked: String {
      switch self {
      case .dates:
        """
        ⟦2021年3月5日⟧，全县修志工作推进会召开；⟦4月12日⟧，初稿送审；⟦6月底⟧前完成复审，⟦2022年上半年⟧付印。
        普查⟦1986～1997年⟧间的旧志，⟦2018—2020年⟧逐年补录，⟦“十四五”⟧期间建成方志馆，⟦二○二一年四月四日⟧开馆。
        ⟦近日⟧，编纂组赴乡镇核对史料。⟦11月21—22日⟧，评审组集中审读；⟦截至目前⟧，各章均已交稿。
        """
      case .figures:
        """
        全年征集史料⟦3200余件⟧，投入经费⟦1.21亿元⟧，同比增长⟦8.5%⟧，数字化率提高⟦0.1个百分点⟧。
        馆舍面积⟦6800平方米⟧，藏书⟦近3万册⟧，接待读者⟦12.6万人次⟧，满意率⟦百分之九十八⟧。
        建成乡镇志馆⟦18个⟧，培训编纂人员⟦460名⟧，编修志书⟦二十余部⟧，其中⟦三分之二⟧已经出版，完成字数⟦3.5亿余字⟧。
        """
      case .organisations:
        """
        ⟦省地方志办⟧印发通知，⟦甘孜州财政局⟧落实经费，⟦内江市委组织部⟧选派干部，⟦成都市教育局⟧组织学校参与。
        由⟦绵阳市住房和城乡建设局⟧牵头，⟦德阳市自然资源局⟧配合，⟦四川省档案馆⟧提供史料，⟦巴中市人民政府⟧督办。
        ⟦国务院⟧有关部署传达后，⟦宜宾市发展和改革委员会⟧会同⟦泸州市统计局⟧核对数据，报⟦四川省人民政府办公厅⟧备案。
        """
      case .items:
        """
        主要做法如下：⟦一是迅速传达部署，压实编纂责任；⟧⟦二是广泛征集史料，充实志书内容；⟧⟦三是严格审读把关，确保志书质量。⟧
        ⟦一、加强组织领导。成立编纂专班，定期研究工作。⟧
        ⟦二、落实经费保障。统筹编纂经费，专账专人管理。⟧
        """
      }
    }
  }

  /// The text.
  let text: String
  /// The strings of its kind, in order.
  let expected: [String]

  /// The paragraphs of `kind`, `repeats` times.
  init(_ kind: Kind, repeats: Int) {
    var text = ""
    var expected: [String] = []
    var open: String?
    for character in kind.marked + "\n" {
      switch character {
      case "⟦": open = ""
      case "⟧":
        if let open { expected.append(open) }
        open = nil
      default:
        text.append(character)
        open?.append(character)
      }
    }
    self.text = String(repeating: text, count: repeats)
    self.expected = Array(repeatElement(expected, count: repeats).joined())
  }
}
