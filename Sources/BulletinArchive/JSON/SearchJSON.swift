import Bulletins
import ChineseText
import Records

/// Writes the search record, schema `yishi.search/1`: what `search --json` prints.
package enum SearchJSON {
  /// The schema's name.
  static let schema = "yishi.search/1"

  /// Writes `answer` as one object.
  package static func write(_ answer: SearchAnswer, into json: inout JSONWriter) {
    json.object { json in
      json.member("schema", schema)
      json.member("query", answer.query)
      json.member("in", answer.scope.rawValue)
      json.member("total", answer.total)
      if !answer.totalIsExact { json.member("totalIs", "atLeast") }
      json.member("occurrences", answer.occurrences)
      json.key("searched")
      json.object { json in
        json.member("articles", answer.articlesSearched)
        json.member("passages", answer.passagesSearched)
      }
      json.member("undated", answer.undated)
      if !answer.sounds.isEmpty {
        json.key("pinyin")
        json.object { json in
          for (sound, strings) in answer.sounds { json.member(sound.description, each: strings) { $0.value($1) } }
        }
      }
      json.member("micros", answer.micros)
      if let hits = answer.hits { json.member("hits", each: hits) { write($1, into: &$0) } }
      if !answer.facets.isEmpty {
        json.key("facets")
        json.object { json in
          for (facet, counts) in answer.facets {
            json.member(facet.rawValue, each: counts) { json, count in
              json.array { json in
                if let value = count.value { json.value(value) } else { json.null() }
                if let name = count.name { json.value(name) } else { json.null() }
                json.value(count.count)
              }
            }
          }
        }
      }
    }
  }

  private static func write(_ hit: SearchAnswer.Hit, into json: inout JSONWriter) {
    json.object { json in
      json.member("id", hit.id)
      json.member("kind", hit.kind)
      json.member("score", (hit.score * 10000).rounded() / 10000)
      json.member("place", hit.place) { ArticleJSON.write($1, into: &$0) }
      json.member("date", hit.date) { json, date in
        json.object { json in
          json.member("text", date.text)
          json.member("edtf", date.edtf)
          json.member("start", date.start?.description)
          json.member("end", date.end?.description)
          json.member("inferred", each: date.inferred) { $0.value($1.rawValue) }
          json.member("fuzzy", date.fuzzy)
          json.member("span", hit.dateSpan) { ArticleJSON.write($1, into: &$0) }
        }
      }
      json.member("title", hit.title)
      json.member("marker", hit.marker)
      json.member("heading", hit.heading)
      json.member("snippet", hit.snippet)
      json.member("marks", each: hit.marks) { json, mark in
        json.array { json in
          json.value(mark.lowerBound)
          json.value(mark.upperBound)
        }
      }
      if let contexts = hit.contexts {
        json.member("kwic", each: contexts) { json, context in
          json.object { json in
            json.member("left", context.left)
            json.member("match", context.match)
            json.member("right", context.right)
          }
        }
      }
      if let shares = hit.explanation { json.member("explain", each: shares) { write($1, into: &$0) } }
      json.key("source")
      json.object { $0.member("path", hit.sourcePath) }
      json.member("span", hit.span) { ArticleJSON.write($1, into: &$0) }
    }
  }

  private static func write(_ share: ScoreShare, into json: inout JSONWriter) {
    func rounded(_ number: Double) -> Double { (number * 10000).rounded() / 10000 }
    json.object { json in
      json.member("string", share.string)
      json.member("where", share.place.rawValue)
      json.member("frequency", share.frequency)
      json.member("idf", rounded(share.idf))
      json.member("matching", share.matching)
      json.member("of", share.total)
      json.member("length", share.length)
      json.member("averageLength", rounded(share.averageLength))
      json.member("boost", rounded(share.boost))
      json.member("score", rounded(share.score))
    }
  }
}
