public import ChineseText

/// An organisation (单位) that the text names.
public struct Organization: Sendable, Hashable {
  /// What an organisation does in the article; the raw value is its name in records.
  public enum Role: String, Sendable, CaseIterable, Codable {
    /// Wrote the article (byline).
    case author
    /// Issued the document (masthead, signature, title).
    case issuer
    /// Does what the sentence says.
    case actor
    /// Is written to.
    case addressee
    /// Is named as responsible for an item.
    case responsible
    /// Is mentioned otherwise.
    case mention
  }

  /// The name as it stands.
  public var span: TextSpan
  /// The surface string, repaired (州地方志办).
  public var text: String
  /// The name completed from the article's place (甘孜州地方志办).
  public var name: String
  /// The adcode of the organisation's place; nil where it has none or none is certain.
  public var place: String?
  /// What it does.
  public var role: Role
  /// The rule that found it, for `extract --explain`; not kept in an archive.
  public var rule: String

  /// An organisation at `span`.
  public init(span: TextSpan, text: String, name: String, place: String?, role: Role, rule: String = "") {
    self.span = span
    self.text = text
    self.name = name
    self.place = place
    self.role = role
    self.rule = rule
  }
}
