import java.nio.charset.StandardCharsets;
import java.nio.file.*;
import java.util.*;
import org.apache.lucene.analysis.Analyzer;
import org.apache.lucene.analysis.cjk.CJKAnalyzer;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.*;
import org.apache.lucene.index.*;
import org.apache.lucene.search.*;
import org.apache.lucene.store.*;
import org.apache.lucene.util.QueryBuilder;

/**
 * Lucene: our words with positions (WhitespaceAnalyzer), or the text's bigrams with positions (CJKAnalyzer).
 *
 *   index TEXTS WORDS FOLDER | ask FOLDER QUERIES WARMUP ROUNDS | first FOLDER QUERIES; the part in PEER_PART
 */
public class LucenePeer {
  static final String part = System.getenv().getOrDefault("PEER_PART", "words");

  static Analyzer analyzer() { return part.equals("words") ? new WhitespaceAnalyzer() : new CJKAnalyzer(); }

  static List<String> lines(String path) throws Exception {
    return Files.readAllLines(Path.of(path), StandardCharsets.UTF_8);
  }

  static void index(String texts, String words, String folder) throws Exception {
    List<String> lines = lines(part.equals("words") ? words : texts);
    long start = System.nanoTime();
    Path path = Path.of(folder, part);
    IndexWriterConfig config = new IndexWriterConfig(analyzer());
    config.setRAMBufferSizeMB(1500);
    config.setUseCompoundFile(false);
    config.setMergeScheduler(new SerialMergeScheduler());
    try (Directory directory = new MMapDirectory(path); IndexWriter writer = new IndexWriter(directory, config)) {
      Field field = new TextField("text", "", Field.Store.NO);
      Document document = new Document();
      document.add(field);
      for (String line : lines) {
        field.setStringValue(line);
        writer.addDocument(document);
      }
      writer.forceMerge(1);
      writer.commit();
    }
    double seconds = (System.nanoTime() - start) / 1e9;
    long size = 0;
    for (Path file : (Iterable<Path>) Files.list(path)::iterator) size += Files.size(file);
    System.out.println(part + "\t" + size + "\t" + seconds);
  }

  static Query query(String kind, String[] words, String literal) {
    if (!part.equals("words")) {
      boolean isString = kind.equals("phrase") || kind.equals("string");
      return isString ? new QueryBuilder(analyzer()).createPhraseQuery("text", literal) : null;
    }
    if (words.length == 1) return new TermQuery(new Term("text", words[0]));
    if (kind.equals("phrase") || kind.equals("string")) return new PhraseQuery("text", words);
    BooleanQuery.Builder builder = new BooleanQuery.Builder();
    BooleanClause.Occur occur = kind.equals("and") ? BooleanClause.Occur.MUST : BooleanClause.Occur.SHOULD;
    for (String word : words) builder.add(new TermQuery(new Term("text", word)), occur);
    return builder.build();
  }

  static Object answer(IndexSearcher searcher, Query query, boolean wantsTotal) throws Exception {
    if (wantsTotal) return searcher.count(query);
    // Nobody counts totals here: behind the tenth hit it may skip.
    TopScoreDocCollector collector = TopScoreDocCollector.create(10, 10);
    searcher.search(query, collector);
    return collector.topDocs();
  }

  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("index")) {
      index(arguments[1], arguments[2], arguments[3]);
      return;
    }
    DirectoryReader reader = DirectoryReader.open(new MMapDirectory(Path.of(arguments[1], part)));
    IndexSearcher searcher = new IndexSearcher(reader);
    searcher.setQueryCache(null);
    List<Query> queries = new ArrayList<>();
    List<Boolean> totals = new ArrayList<>();
    for (String line : lines(arguments[2])) {
      String[] fields = line.split("\t");
      String kind = fields[0].startsWith("count.") ? fields[0].substring(6) : fields[0];
      queries.add(query(kind.split("\\.")[0], fields[1].split(" "), fields[2]));
      totals.add(fields[0].startsWith("count."));
    }
    if (arguments[0].equals("first")) {
      answer(searcher, queries.get(0), totals.get(0));
      return;
    }
    int warmup = Integer.parseInt(arguments[3]), rounds = Integer.parseInt(arguments[4]);
    long[][] times = new long[queries.size()][rounds];
    for (int round = 0; round < warmup + rounds; round++) {
      for (int i = 0; i < queries.size(); i++) {
        if (queries.get(i) == null) continue;
        long start = System.nanoTime();
        answer(searcher, queries.get(i), totals.get(i));
        long elapsed = System.nanoTime() - start;
        if (round >= warmup) times[i][round - warmup] = elapsed;
      }
    }
    for (int i = 0; i < queries.size(); i++) {
      if (queries.get(i) == null) {
        System.out.println("-");
        continue;
      }
      Arrays.sort(times[i]);
      System.out.println(searcher.count(queries.get(i)) + "\t" + times[i][rounds / 2]);
    }
  }
}
