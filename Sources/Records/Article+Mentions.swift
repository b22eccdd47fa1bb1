package import Bulletins
package import ChineseText

extension Article {
  /// The organisations by their start, for ``organizations(in:of:)``.
  package var organizationsByStart: [Organization] { organizations.sorted { $0.span < $1.span } }

  /// Those of `ascending` organisations that lie in `span`. O(log n) and the number found.
  package static func organizations(in span: TextSpan, of ascending: [Organization]) -> [Organization] {
    var found: [Organization] = []
    forEachOrganization(in: span, of: ascending) { found.append(ascending[$0]) }
    return found
  }

  /// Calls `body` with the place in `ascending` of each organisation that lies in `span`. O(log n) and the number found.
  package static func forEachOrganization(
    in span: TextSpan, of ascending: [Organization], _ body: (Int) -> Void
  ) {
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    while low < ascending.count, ascending[low].span.start < span.end {
      if span.contains(ascending[low].span) { body(low) }
      low += 1
    }
  }
}
