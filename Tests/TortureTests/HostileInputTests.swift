import FuzzTargets
import TestSupport
import Testing

/// The stored inputs, each a test case: among them is whatever ever broke a promise, under the name of what went wrong.
@Suite struct StoredInputTests {
  private static let inputs = FuzzTarget.allCases.flatMap { target in
    FuzzCorpus.inputs(target).map { (target, $0.name) }
  }

  @Test(arguments: inputs) func `a stored input breaks no promise`(target: FuzzTarget, name: String) throws {
    let bytes = try #require(Fixture.bytes(name))
    #expect(FuzzSession(target).fault(bytes) == nil)
  }
}

/// Inputs of the stored corpora, and changed ones, through everything that reads what strangers wrote.
@Suite struct HostileInputTests {
  @Test(arguments: FuzzTarget.allCases) func `no input breaks a promise`(target: FuzzTarget) throws {
    let corpus = FuzzCorpus.inputs(target)
    #expect(!corpus.isEmpty)
    let session = FuzzSession(target)
    for (name, bytes) in corpus { #expect(session.fault(bytes) == nil, "\(name)") }
    var mutator = Mutator(target, seed: Torture.seed)
    let rounds = 1_500 * Torture.size
    for round in 0..<rounds {
      var bytes = corpus[mutator.below(corpus.count)].bytes
      mutator.mutate(&bytes)
      if let fault = session.fault(bytes) {
        let path = try FuzzCorpus.keep(bytes, target)
        Issue.record("\(target.rawValue), seed \(Torture.seed), round \(round): \(fault); the input is \(path)")
        return
      }
    }
    Torture.report("fuzz \(target.rawValue): \(corpus.count) stored inputs, \(rounds) changed ones")
  }
}
