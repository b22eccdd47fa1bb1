import Bulletins
public import ChineseText
import Dispatch

/// The words that an archive's text is cut with unless told otherwise, beside ICU's: those of the field, and the names of
/// the divisions of China (地方志, 一年一鉴, 市州, 甘孜州, 南部县).
public enum BuiltInLexicon {
  /// The words; put together when first asked for, in some milliseconds.
  public static let words = UserLexicon(plainWords: Gazetteer.standard.names).adding(.field)

  /// Begins to put them together on other threads, for a process that will soon ask for them and has something else to do
  /// meanwhile: ICU's words, which the costs of these rest on, and the names of the divisions side by side.
  public static func prepare() {
    DispatchQueue.global().async {
      _ = SegmentationEngine.latticeFailure
      _ = UserLexicon.field
    }
    DispatchQueue.global().async { _ = words }
  }
}
