/// What a caller knows about a document's time before its dates are read.
package struct DateContext: Sendable {
  /// The day of the masthead, signature or publication line, where the caller has read one.
  package var published: CalendarDay?
  /// The days that the user named for the document (`--date 2020-09` covers the month).
  package var given: (start: CalendarDay, end: CalendarDay)?

  /// A context of what is known; nothing by default.
  package init(published: CalendarDay? = nil, given: (start: CalendarDay, end: CalendarDay)? = nil) {
    self.published = published
    self.given = given
  }
}
