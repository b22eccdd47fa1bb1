package import ChineseText

/// Finds the place that an article is about.
package struct PlaceResolver: Sendable {
  private let gazetteer: Gazetteer

  /// A resolver that knows the places of `gazetteer`.
  package init(gazetteer: Gazetteer = .standard) { self.gazetteer = gazetteer }

  /// The article's place, from its title, its byline, the first paragraphs of its body, the place given by the user
  /// and who issues the bulletin; nil where none is sure.
  package func place(
    title: String?, byline: String?, text: ScalarText, bodyOpening: Range<Int>, given: Place? = nil,
    bulletinIssuer: String? = nil
  ) -> Place? {
    for string in [byline, title, bulletinIssuer] {
      guard let string else { continue }
      let line = ScalarText(Array(string.utf8))
      for at in 0..<line.count {
        if let match = gazetteer.longestMatch(in: line, at: at, limit: line.count), match.candidates.count == 1 {
          return match.candidates[0]
        }
      }
    }
    return given
  }
}
