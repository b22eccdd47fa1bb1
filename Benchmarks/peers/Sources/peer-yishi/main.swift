// Our side of the comparison; compare.py calls it.
//
//     peer-yishi words FILE                          the words of each line, parted by blanks
//     peer-yishi index TEXTS WORDS FOLDER SCHEMA     one text a line; prints bytes and seconds
//     peer-yishi ask FOLDER QUERIES WARMUP ROUNDS    prints for each query the total and the median time in nanoseconds
//     peer-yishi first FOLDER QUERIES                opens the index, answers the first query, and ends

import ChineseText
import SearchEngine

func printWords(_ path: String) throws {
  let segmenter = WordSegmenter()
  var tokens: [Token] = []
  for line in try Lines(of: path).all {
    let text = Array(line)
    tokens.removeAll(keepingCapacity: true)
    segmenter.words(in: text, into: &tokens)
    var output: [UInt8] = []
    for token in tokens where token.kind != .other {
      if !output.isEmpty { output.append(0x20) }
      output += text[token.span.range]
    }
    print(String(decoding: output, as: UTF8.self))
  }
}

func ask(_ folder: String, _ path: String, warmup: Int, rounds: Int) throws {
  let searcher = try PeerIndex(folder: folder).searcher
  let queries = try Lines(of: path).all.compactMap(PeerQuery.init)
  let totals = try queries.map { try searcher.search($0.countRequest).total }
  let clock = ContinuousClock()
  var times = [[Int]](repeating: [], count: queries.count)
  for round in 0..<(warmup + rounds) {
    for (index, query) in queries.enumerated() {
      let request = query.request
      let start = clock.now
      let result = try searcher.search(request)
      let elapsed = start.duration(to: clock.now)
      guard result.hits.count <= 10 else { throw PeerFailure(description: "more hits than asked for") }
      if round >= warmup { times[index].append(Int(elapsed / .nanoseconds(1))) }
    }
  }
  for (total, times) in zip(totals, times) { print("\(total)\t\(times.sorted()[times.count / 2])") }
}

let arguments = CommandLine.arguments.dropFirst()
switch (arguments.first, arguments.dropFirst().map { $0 }) {
case ("words", let rest) where rest.count == 1:
  try printWords(rest[0])
case ("index", let rest) where rest.count == 4:
  guard let schema = PeerSchema(rawValue: rest[3]) else { throw PeerFailure(description: "no schema \(rest[3])") }
  let written = try PeerIndex.write(
    schema, texts: try Lines(of: rest[0]), words: try Lines(of: rest[1]), to: rest[2])
  print("\(written.bytes)\t\(written.seconds)")
case ("ask", let rest) where rest.count == 4:
  try ask(rest[0], rest[1], warmup: Int(rest[2]) ?? 1, rounds: max(1, Int(rest[3]) ?? 5))
case ("first", let rest) where rest.count == 2:
  let searcher = try PeerIndex(folder: rest[0]).searcher
  guard let query = try Lines(of: rest[1]).all.compactMap(PeerQuery.init).first else {
    throw PeerFailure(description: "no query")
  }
  print(try searcher.search(query.request).hits.count)
default:
  throw PeerFailure(description: "words FILE | index TEXTS WORDS FOLDER SCHEMA | ask … | first …")
}
