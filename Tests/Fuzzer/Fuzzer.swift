// libFuzzer's side of the fuzz targets. Built only where YISHI_FUZZER is set, by `make fuzz`: the sanitizer brings a
// `main` of its own, and code that it counts branches in. YISHI_FUZZ_TARGET names the target.

import Foundation
import FuzzTargets

// Sound: libFuzzer calls these functions from one thread, and sets nothing here.
nonisolated(unsafe) private let session: FuzzSession = {
  let name = ProcessInfo.processInfo.environment["YISHI_FUZZ_TARGET"] ?? ""
  guard let target = FuzzTarget(rawValue: name) else {
    complain("YISHI_FUZZ_TARGET is one of \(FuzzTarget.allCases.map(\.rawValue).joined(separator: " "))")
    exit(2)
  }
  return FuzzSession(target)
}()

// Sound as above.
nonisolated(unsafe) private var mutator = Mutator(session.target, seed: 0)

private func complain(_ line: String) { FileHandle.standardError.write(Data((line + "\n").utf8)) }

/// Runs the target once; a broken promise ends the process like a trap, so that libFuzzer keeps the input.
@_cdecl("LLVMFuzzerTestOneInput")
public func testOneInput(_ data: UnsafePointer<UInt8>?, _ size: Int) -> CInt {
  // Sound: libFuzzer's input lives for the time of the call.
  let bytes = Array(UnsafeBufferPointer(start: data, count: size))
  if let fault = session.fault(bytes) {
    complain("\(session.target.rawValue): \(fault)")
    abort()
  }
  return 0
}

/// Half of the changes are ours, by characters and vocabulary, the other half libFuzzer's.
@_cdecl("LLVMFuzzerCustomMutator")
public func customMutator(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int, _ seed: CUnsignedInt) -> Int {
  guard seed & 1 == 0 else { return libFuzzerMutate(data, size, room) }
  var bytes = Array(UnsafeBufferPointer(start: data, count: size))
  mutator.restart(seed: UInt64(seed))
  mutator.mutate(&bytes, limit: room)
  // Sound: the mutator gives at most `room` bytes, and `data` has room for as many.
  for (index, byte) in bytes.enumerated() { data[index] = byte }
  return bytes.count
}

@_silgen_name("LLVMFuzzerMutate")
private func libFuzzerMutate(_ data: UnsafeMutablePointer<UInt8>, _ size: Int, _ room: Int) -> Int
