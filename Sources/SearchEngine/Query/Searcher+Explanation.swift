/// What one term or literal adds to a score; see ``BM25`` for how.
public struct ScorePart: Sendable, Hashable {
  /// The term or literal.
  public enum Subject: Sendable, Hashable {
    /// A term of a term field.
    case term(field: Int, [UInt8])
    /// A literal.
    case literal(Literal)
  }

  /// What adds it.
  public var subject: Subject
  /// N: how many documents or groups there are; for a literal, how many chunks of text.
  public var total: Int
  /// n: how many of them hold it; for a literal, its rarest pair of characters.
  public var matching: Int
  /// ln(1 + (N − n + ½) / (n + ½)).
  public var idf: Double
  /// How often it occurs in the hit.
  public var frequency: Int
  /// How long the hit is, in terms or characters, as precisely as the index keeps it.
  public var length: Int
  /// How long documents or groups are on average.
  public var averageLength: Double
  /// What the score is multiplied by.
  public var boost: Double
  /// What it adds.
  public var score: Double
}

extension Searcher {
  /// What makes up the score of a hit of `query`, in the order of the query; parts that add nothing are left out. Empty
  /// where the query does not find the hit.
  public func explanation(
    of query: Query, at address: DocumentAddress, unit: SearchRequest.Unit = .documents
  ) throws(IndexError) -> [ScorePart] {
    guard let schema = snapshot.segments.first?.segment.schema else { return [] }
    let plan = QueryPlan(query, schema: schema)
    let searches = snapshot.segments.map { SegmentSearch($0, plan: plan, unit: unit) }
    let segment = snapshot.segments[address.segment].segment
    let number = UInt32(
      truncatingIfNeeded: unit == .documents ? address.document : try segment.group(of: address.document))
    let search = searches[address.segment]
    guard try search.matches(plan.root, among: [number]) == [number] else { return [] }
    var parts: [ScorePart] = []
    for (place, leaf) in plan.leaves.enumerated() where leaf.scores {
      let bm25 = try bm25(ofLeaf: place, leaf, searches, unit: unit)
      var rankings = [LeafRanking?](repeating: nil, count: plan.leaves.count)
      rankings[place] = LeafRanking(bm25)
      let score = try search.contributions(of: [number], rankings: rankings).scores[0]
      // A leaf may occur in the hit within a part of the query that does not hold.
      let frequency = Int(try search.knownMatches(place, in: [number]).count(of: number))
      guard frequency > 0, score != 0 else { continue }
      let (total, matching) = try rarity(ofLeaf: place, leaf, searches, unit: unit)
      let codes = try segment.lengthCodes(leaf.lengthField)
      var length = 0
      if !codes.isEmpty {
        for document in try search.documents(of: number) { length += LengthCode.lengths[Int(codes[Int(document)])] }
      }
      let subject: ScorePart.Subject =
        switch leaf.source {
        case .postings(let term): .term(field: leaf.field, term)
        case .literal(let literal, _): .literal(literal)
        }
      parts.append(
        ScorePart(
          subject: subject, total: total, matching: matching, idf: bm25.idf, frequency: frequency, length: length,
          averageLength: bm25.averageLength, boost: leaf.boost, score: score))
    }
    return parts
  }
}

extension SegmentSearch.LeafMatches {
  /// How often a unit holds the leaf. O(log n).
  fileprivate func count(of unit: UInt32) -> UInt32 {
    let place = SortedUnits.firstIndex(in: units, notBelow: unit, from: 0)
    return place < units.count && units[place] == unit ? counts[place] : 0
  }
}
