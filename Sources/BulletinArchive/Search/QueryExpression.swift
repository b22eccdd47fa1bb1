package import Bulletins
package import ChineseText

/// A query as it was understood.
package indirect enum QueryExpression: Sendable, Hashable {
  /// A string that must occur as it is.
  case string(String)
  /// Words, any of which is enough; the more the better.
  case words(String)
  /// Strings that sound so.
  case pinyin(PinyinSound)
  /// Articles about one of these places, or about a place within one.
  case place([Place])
  /// Articles whose date touches these days (20200901...20201231).
  case date(ClosedRange<Int>)
  /// Passages with an organisation whose name contains this.
  case organization(String)
  /// Items of lists of this role.
  case role(ListRole)
  /// All parts hold.
  case and([QueryExpression])
  /// Some part holds.
  case or([QueryExpression])
  /// The part does not hold.
  case not(QueryExpression)
}

/// A whole query: its expression, and where it is to be looked for.
package struct ParsedQuery: Sendable, Hashable {
  /// The expression; nil for an empty query.
  package var expression: QueryExpression?
  /// What `in:` says.
  package var scope: SearchScope?
  /// Where the value of each `pinyin:` stands in the query, in Unicode scalars.
  package var soundOffsets: [PinyinSound: Int]

  /// A query.
  package init(expression: QueryExpression?, scope: SearchScope? = nil, soundOffsets: [PinyinSound: Int] = [:]) {
    self.expression = expression
    self.scope = scope
    self.soundOffsets = soundOffsets
  }
}
