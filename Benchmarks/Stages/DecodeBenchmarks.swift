import Benchmark
import ChineseText
import Foundation
import GeneratedText

/// Bytes to text: with the encoding found out, as an import does it. Checked against the text before it was encoded.
func decodeBenchmarks() {
  Benchmark("decode UTF-8") { (benchmark: Benchmark, files: [[UInt8]]) in
    timeDecoding(benchmark, files)
  } setup: {
    try checkedFiles(StageInput().bulletins.map { ($0.utf8, $0.utf8) }, .utf8)
  }

  Benchmark("decode GB18030") { (benchmark: Benchmark, files: [[UInt8]]) in
    timeDecoding(benchmark, files)
  } setup: {
    try checkedFiles(StageInput().bulletins.map { (try encodedInGB18030($0.utf8), $0.utf8) }, .gb18030)
  }
}

private func timeDecoding(_ benchmark: Benchmark, _ files: [[UInt8]]) {
  let decoder = TextDecoder()
  benchmark.measure(bytes: files.reduce(0) { $0 + $1.count }) {
    for file in files { blackHole(decoder.decode(file)) }
  }
}

/// The files, each of which was decoded to its text once.
private func checkedFiles(
  _ files: [(encoded: [UInt8], text: [UInt8])], _ encoding: TextEncoding
) throws -> [[UInt8]] {
  for file in files {
    let decoded = TextDecoder().decode(file.encoded)
    try WrongAnswer.check("encoding", decoded.encoding, expected: encoding)
    try WrongAnswer.require("decoding gives the text that was encoded", decoded.utf8 == file.text)
  }
  return files.map(\.encoded)
}

/// `utf8` in GB18030, by the C library's converter: one that is not ours.
private func encodedInGB18030(_ utf8: [UInt8]) throws -> [UInt8] {
  let converter = iconv_open("GB18030", "UTF-8")
  defer { iconv_close(converter) }
  var input = utf8.map { CChar(bitPattern: $0) }
  var output = [CChar](repeating: 0, count: utf8.count * 2)
  let written: Int? = input.withUnsafeMutableBufferPointer { input in
    output.withUnsafeMutableBufferPointer { output in
      var from = input.baseAddress
      var left = input.count
      var to = output.baseAddress
      var room = output.count
      let result = iconv(converter, &from, &left, &to, &room)
      return result == 0 && left == 0 ? output.count - room : nil
    }
  }
  guard let written else { throw WrongAnswer(description: "the C library has no GB18030 converter") }
  return output[..<written].map { UInt8(bitPattern: $0) }
}
