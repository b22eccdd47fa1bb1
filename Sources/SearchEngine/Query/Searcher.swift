public struct Searcher: Sendable {
  public let snapshot: IndexSnapshot
  public init(_ snapshot: IndexSnapshot) { self.snapshot = snapshot }
  public func search(_ request: SearchRequest) throws(IndexError) -> SearchResult { SearchResult() }
  public func marks(of query: Query, in address: DocumentAddress, textField: Int, unit: SearchRequest.Unit = .documents)
    throws(IndexError) -> [Range<Int>] { [] }
  public func storedText(field: Int, at address: DocumentAddress, unit: SearchRequest.Unit = .documents) throws(IndexError) -> [UInt8] { [] }
  public func integer(column: Int, at address: DocumentAddress) throws(IndexError) -> Int64 { 0 }
  public func strings(column: Int, at address: DocumentAddress) throws(IndexError) -> [String] { [] }
  public func documents(ofGroupAt address: DocumentAddress) throws(IndexError) -> Range<Int> { 0..<0 }
}
extension Query {
  public func marks(in text: [UInt8], textField: Int?) -> [Range<Int>] { [] }
}
