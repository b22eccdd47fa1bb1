import Bulletins

/// An article in the form in which it is stored; made beside the parser, so that the writer only has to write.
package struct ArticleRow: Sendable {
  /// The article's number within its source, from 1.
  let number: Int
  /// The section.
  let section: String?
  /// The title.
  let title: String?
  /// The byline.
  let byline: String?
  /// The adcode of the place.
  let place: String?
  /// The first day of the article's date as a number (20200924).
  let dateStart: Int?
  /// The last day of it.
  let dateEnd: Int?
  /// The rest, as ``ArticleCodec`` encodes it, with the row's seal.
  let structure: [UInt8]
  /// The text, in UTF-8.
  let text: [UInt8]

  /// Encodes `record`.
  package init(_ record: ArticleRecord) {
    let article = record.article
    number = article.number
    section = article.section
    title = article.title
    byline = article.byline
    place = article.place?.code
    dateStart = article.date?.start?.number
    dateEnd = article.date?.end?.number
    text = Array(record.text)
    let columns = ArticleCodec.Columns(
      number: number, section: section, title: title, byline: byline, text: text)
    let encoded = ArticleCodec.encode(record)
    structure = columns.seal(encoded[...], place: place, dateStart: dateStart, dateEnd: dateEnd).sealing(encoded)
  }
}
