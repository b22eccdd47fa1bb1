package import Bulletins
package import ChineseText

extension Article {
  /// The organisations by their start, for ``organizations(in:of:)``.
  package var organizationsByStart: [Organization] { organizations.sorted { $0.span < $1.span } }

  /// Those of `ascending` organisations that lie in `span`. O(log n) and the number found.
  package static func organizations(in span: TextSpan, of ascending: [Organization]) -> [Organization] {
    var low = 0
    var high = ascending.count
    while low < high {
      let middle = (low + high) / 2
      if ascending[middle].span.start < span.start { low = middle + 1 } else { high = middle }
    }
    return ascending[low...].prefix { $0.span.start < span.end }.filter { span.contains($0.span) }
  }
}
