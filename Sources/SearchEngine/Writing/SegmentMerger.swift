/// Makes one segment of several, without their dead documents. Answers do not change by it.
public enum SegmentMerger {
  /// Writes the live documents of `segments`, in their order, as the segment `name`.
  ///
  /// The segments must have the same schema. As in a snapshot, a group with a dead document is dead as a whole.
  public static func merge(
    _ segments: [(segment: IndexSegment, deleted: DeletedDocuments)], to directory: String, name: String,
    files: FileAccess = .posix
  ) throws(IndexError) -> SegmentDescription {
    precondition(!segments.isEmpty, "there is something to merge")
    let schema = segments[0].segment.schema
    precondition(segments.allSatisfy { $0.segment.schema == schema }, "only equal schemas merge")
    var sources: [Source] = []
    var columns = DocumentColumnsWriter(schema: schema)
    for (segment, deleted) in segments {
      sources.append(try Source(segment, deleted: deleted, first: columns.documentCount, columns: &columns))
    }
    guard columns.documentCount <= SegmentLayout.maximumDocuments else {
      throw .segmentFull(documents: columns.documentCount, bytes: 0)
    }
    var file = SegmentFileWriter(
      schema: schema, documentCount: columns.documentCount, groupCount: columns.groupCount)
    columns.finish(into: &file)
    for (index, field) in schema.termFields.enumerated() {
      var lengthCodes: [UInt8] = []
      if field.scored {
        for source in sources {
          let codes = try source.segment.lengthCodes(field: index)
          for document in source.live { lengthCodes.append(codes[document]) }
        }
      }
      try mergeDictionaries(
        sources.map { ($0.segment.dictionaries[index], $0.newNumbers) }, scored: field.scored,
        lengthCodes: lengthCodes, into: &file, index: index, kinds: .termField
      ) { _, _, _ in }
      if field.scored {
        let sum = lengthCodes.reduce(0) { $0 + LengthCode.decode($1) }
        file.addSection(.lengths, index: index, lengthCodes, count: lengthCodes.count, sum: sum)
      }
    }
    for index in schema.stringColumns.indices {
      var newOrdinals = sources.map { [UInt32](repeating: 0, count: $0.segment.strings[index].dictionary.count) }
      try mergeDictionaries(
        sources.map { ($0.segment.strings[index].dictionary, $0.newNumbers) }, scored: false, lengthCodes: [],
        into: &file, index: index, kinds: .stringColumn
      ) { source, old, new in newOrdinals[source][old] = UInt32(truncatingIfNeeded: new) }
      var ordinals = StringOrdinalsWriter()
      for (number, source) in sources.enumerated() {
        for document in source.live {
          var values: [UInt32] = []
          try source.segment.strings[index].forEachOrdinal(of: document) { (old) throws(IndexError) in
            values.append(newOrdinals[number][old])
          }
          ordinals.append(values)
        }
      }
      ordinals.finish(into: &file, index: index)
    }
    return try file.write(to: directory, name: name, files: files)
  }

  /// A segment and what becomes of its documents.
  private struct Source {
    let segment: IndexSegment
    /// Its live documents, ascending.
    let live: [Int]
    /// The new number of each document; `PostingCursor.end` for a dead one.
    let newNumbers: [UInt32]

    /// Takes over the columns of the live documents, which are numbered from `first` on.
    init(
      _ segment: IndexSegment, deleted: DeletedDocuments, first: Int, columns: inout DocumentColumnsWriter
    ) throws(IndexError) {
      self.segment = segment
      let schema = segment.schema
      var live: [Int] = []
      var newNumbers = [UInt32](repeating: PostingCursor.end, count: segment.documentCount)
      for group in 0..<segment.groupCount {
        let documents = try segment.documents(ofGroup: group)
        if documents.contains(where: { deleted.contains($0) }) { continue }
        for document in documents {
          newNumbers[document] = UInt32(truncatingIfNeeded: first + live.count)
          live.append(document)
          var integers: [Int64] = []
          for column in segment.integers { integers.append(try column[document]) }
          columns.append(beginsGroup: document == documents.lowerBound, integers: integers)
          var previous: UnsafeRawBufferPointer?
          for field in schema.textFields.indices {
            let text = try segment.text(field: field, document: document)
            columns.appendText(text, field: field, previous: previous)
            previous = text
          }
        }
      }
      self.live = live
      self.newNumbers = newNumbers
    }
  }

  /// Merges the dictionaries of one field. `renumbered` hears of each source's terms under which number they go on.
  private static func mergeDictionaries(
    _ sources: [(dictionary: TermDictionary, newNumbers: [UInt32])], scored: Bool, lengthCodes: [UInt8],
    into file: inout SegmentFileWriter, index: Int, kinds: SegmentLayout.DictionaryKinds,
    renumbered: (_ source: Int, _ old: Int, _ new: Int) -> Void
  ) throws(IndexError) {
    var writer = TermDictionaryWriter(scored: scored)
    var cursors = sources.map { $0.dictionary.cursor() }
    var open: [Int] = []
    for source in sources.indices where try cursors[source].advance() { open.append(source) }
    var documents: [UInt32] = []
    var frequencies: [UInt32] = []
    var ordinal = 0
    while let first = open.first {
      var least = cursors[first].term
      for source in open.dropFirst() where cursors[source].term.lexicographicallyPrecedes(least) {
        least = cursors[source].term
      }
      documents.removeAll(keepingCapacity: true)
      frequencies.removeAll(keepingCapacity: true)
      var stillOpen: [Int] = []
      for source in open {
        if cursors[source].term == least {
          renumbered(source, cursors[source].entry.ordinal, ordinal)
          let postings = try PostingCursor(sources[source].dictionary, cursors[source].entry)
          let newNumbers = sources[source].newNumbers
          while postings.document != PostingCursor.end {
            try postings.takeBlock(
              { (oldDocuments, oldFrequencies) in
                for (position, old) in oldDocuments.enumerated() {
                  let new = newNumbers[Int(old)]
                  guard new != PostingCursor.end else { continue }
                  documents.append(new)
                  frequencies.append(oldFrequencies[position])
                }
              }, withFrequencies: scored)
          }
          if try cursors[source].advance() { stillOpen.append(source) }
        } else {
          stillOpen.append(source)
        }
      }
      open = stillOpen
      if documents.isEmpty { continue }
      ordinal += 1
      least.withUnsafeBufferPointer { term in
        documents.withUnsafeBufferPointer { documents in
          frequencies.withUnsafeBufferPointer { frequencies in
            lengthCodes.withUnsafeBufferPointer { lengthCodes in
              writer.append(term, documents: documents, frequencies: frequencies, lengthCodes: lengthCodes)
            }
          }
        }
      }
    }
    try writer.finish(into: &file, index: index, kinds: kinds)
  }
}
