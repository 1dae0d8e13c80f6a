import java.io.BufferedReader;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import org.apache.lucene.analysis.core.WhitespaceAnalyzer;
import org.apache.lucene.document.Document;
import org.apache.lucene.document.Field;
import org.apache.lucene.document.FieldType;
import org.apache.lucene.index.DirectoryReader;
import org.apache.lucene.index.IndexOptions;
import org.apache.lucene.index.IndexWriter;
import org.apache.lucene.index.IndexWriterConfig;
import org.apache.lucene.index.LogDocMergePolicy;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.BooleanClause;
import org.apache.lucene.search.BooleanQuery;
import org.apache.lucene.search.IndexSearcher;
import org.apache.lucene.search.ScoreDoc;
import org.apache.lucene.search.TermQuery;
import org.apache.lucene.search.TopScoreDocCollector;
import org.apache.lucene.search.similarities.BM25Similarity;
import org.apache.lucene.store.MMapDirectory;
import org.apache.lucene.util.Version;

/**
 * Lucene on the same terms: BM25 with k1 1.2 and b 0.75, one segment, one thread, any of the distinct terms, top ten.
 * Arguments: folder with documents.terms and queries.terms, folder for the index, documents, queries, rounds, seconds a round, file of the report.
 * Run from its source: java -cp JARS Search.java ARGUMENTS.
 */
public class Search {
  static final int TOP = 10;
  static int rounds;
  static double secondsPerRound;

  public static void main(String[] args) throws Exception {
    Path folder = Path.of(args[0]);
    int documents = Integer.parseInt(args[2]);
    int queries = Integer.parseInt(args[3]);
    rounds = Integer.parseInt(args[4]);
    secondsPerRound = Double.parseDouble(args[5]);
    long started = System.nanoTime();
    double cpu = cpuSeconds();
    MMapDirectory directory = new MMapDirectory(Path.of(args[1]));
    index(directory, folder.resolve("documents.terms"), documents);
    double indexSeconds = (System.nanoTime() - started) / 1e9;
    double indexCpu = cpuSeconds() - cpu;
    List<String> runs = new ArrayList<>();
    try (DirectoryReader reader = DirectoryReader.open(directory)) {
      IndexSearcher searcher = new IndexSearcher(reader);
      searcher.setSimilarity(new BM25Similarity(1.2f, 0.75f));
      searcher.setQueryCache(null);
      List<String> asked = firstLines(folder.resolve("queries.terms"), queries);
      runs.add(measured("exhaustive", searcher, asked, Integer.MAX_VALUE));
      runs.add(measured("block-max WAND", searcher, asked, TOP));
    }
    String report = String.format(Locale.ROOT, "{\"name\":\"Lucene %s\",\"documents\":%d,\"indexSeconds\":%.3f,\"indexCpuSeconds\":%.3f,\"peakMb\":%.1f,\"runs\":[%s]}",
        Version.LATEST, documents, indexSeconds, indexCpu, peakMb(), String.join(",", runs));
    Files.writeString(Path.of(args[6]), report);
  }

  static List<String> firstLines(Path file, int most) throws Exception {
    try (BufferedReader reader = Files.newBufferedReader(file)) {
      return reader.lines().limit(most).collect(Collectors.toList());
    }
  }

  static void index(MMapDirectory directory, Path file, int documents) throws Exception {
    FieldType type = new FieldType();
    type.setIndexOptions(IndexOptions.DOCS_AND_FREQS);
    type.setTokenized(true);
    type.freeze();
    IndexWriterConfig config = new IndexWriterConfig(new WhitespaceAnalyzer());
    config.setSimilarity(new BM25Similarity(1.2f, 0.75f));
    config.setRAMBufferSizeMB(256);
    config.setMergePolicy(new LogDocMergePolicy());
    try (IndexWriter writer = new IndexWriter(directory, config); BufferedReader reader = Files.newBufferedReader(file)) {
      String line;
      for (int id = 0; id < documents && (line = reader.readLine()) != null; id++) {
        Document document = new Document();
        document.add(new Field("body", line, type));
        writer.addDocument(document);
      }
      writer.forceMerge(1);
    }
  }

  /** The merge policy keeps the order in which documents came, so that a document's number is its line. */
  static ScoreDoc[] ask(IndexSearcher searcher, String terms, int threshold) throws Exception {
    BooleanQuery.Builder query = new BooleanQuery.Builder();
    for (String term : terms.split(" ")) query.add(new TermQuery(new Term("body", term)), BooleanClause.Occur.SHOULD);
    TopScoreDocCollector collector = TopScoreDocCollector.create(TOP, threshold);
    searcher.search(query.build(), collector);
    return collector.topDocs().scoreDocs;
  }

  static String measured(String label, IndexSearcher searcher, List<String> queries, int threshold) throws Exception {
    double slowest = 0;
    for (int at = 0; at < Math.min(5, queries.size()); at++) {
      long started = System.nanoTime();
      ask(searcher, queries.get(at), threshold);
      slowest = (System.nanoTime() - started) / 1e9;
    }
    int fitting = (int) Math.max(3, Math.min(queries.size(), secondsPerRound / Math.max(slowest, 1e-6)));
    List<String> asked = queries.subList(0, Math.min(fitting, queries.size()));
    for (String terms : asked) ask(searcher, terms, threshold);
    double[] best = new double[0];
    double bestCpu = 0;
    List<String> means = new ArrayList<>();
    List<String> found = new ArrayList<>();
    for (int round = 0; round < rounds; round++) {
      double[] ms = new double[asked.size()];
      double cpu = cpuSeconds();
      found.clear();
      for (int at = 0; at < ms.length; at++) {
        long started = System.nanoTime();
        ScoreDoc[] docs = ask(searcher, asked.get(at), threshold);
        ms[at] = (System.nanoTime() - started) / 1e6;
        List<String> ids = new ArrayList<>();
        for (ScoreDoc doc : docs) ids.add("\"" + doc.doc + "\"");
        found.add("[" + String.join(",", ids) + "]");
      }
      double used = (cpuSeconds() - cpu) * 1000 / ms.length;
      means.add(String.format(Locale.ROOT, "%.4f", mean(ms)));
      if (best.length == 0 || mean(ms) < mean(best)) {
        best = ms;
        bestCpu = used;
      }
    }
    List<String> all = new ArrayList<>();
    for (double one : best) all.add(String.format(Locale.ROOT, "%.4f", one));
    return String.format(Locale.ROOT, "{\"label\":\"%s\",\"ms\":[%s],\"cpuMs\":%.4f,\"rounds\":[%s],\"found\":[%s]}",
        label, String.join(",", all), bestCpu, String.join(",", means), String.join(",", found));
  }

  static double mean(double[] values) {
    double sum = 0;
    for (double value : values) sum += value;
    return sum / Math.max(1, values.length);
  }

  static double cpuSeconds() {
    return ((com.sun.management.OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean()).getProcessCpuTime() / 1e9;
  }

  static double peakMb() throws Exception {
    Path status = Path.of("/proc/self/status");
    if (!Files.exists(status)) return 0;
    for (String line : Files.readAllLines(status)) {
      if (line.startsWith("VmHWM:")) return Double.parseDouble(line.replaceAll("\\D+", "")) / 1024;
    }
    return 0;
  }
}
