#include "tests/unit/runtime_store/store_fixture.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <thread>

#include "runtime/base/number_text.h"
#include "runtime/exec/piece_join.h"
#include "runtime/plan/specs/scan.h"
#include "tests/support/source_offer.h"

namespace flux::store {

std::unique_ptr<Store> OpenStore(const std::string& path, StoreOptions options) {
  auto store = Store::Open(path, options);
  BOOST_REQUIRE_MESSAGE(store.has_value(), (store ? "" : store.error().message));
  return std::move(*store);
}

LoadReport Load(Store& store, std::string_view bucket, std::string_view text) {
  auto loader = store.OpenLineLoader(bucket, Precision::kNanoseconds, Time{0});
  BOOST_REQUIRE(loader.has_value());
  BOOST_REQUIRE((*loader)->Feed(text).has_value());
  BOOST_REQUIRE((*loader)->Commit().has_value());
  return (*loader)->report();
}

namespace {

// Puts pieces of a table together again.
Status ScanInPieces(Source& source, const plan::ScanSpec& spec, ScanContext& context, size_t rows, TableSink& sink) {
  const TimeCuts anywhere;
  FLUX_TRY(const ScanParts parts, source.Parts(spec, context, {rows, &anywhere}));
  exec::PieceJoin join(false, nullptr, sink);
  for (const auto& part : parts) {
    if (part->piece() != nullptr) join.Start();
    FLUX_TRY_STATUS(part->Send(context, join));
    if (part->piece() != nullptr && part->piece()->is_last) FLUX_TRY_STATUS(join.Stop());
  }
  return join.Finish();
}

}  // namespace

std::vector<Table> ScanTables(Store& store, std::string_view bucket, const Query& query, ScanStats* stats) {
  auto source = store.OpenSource(bucket);
  BOOST_REQUIRE_MESSAGE(source.has_value(), (source ? "" : source.error().message));
  plan::ScanSpec spec;
  spec.range = {Time{query.start}, Time{query.stop}};
  for (const expr::Function& predicate : query.predicates) {
    BOOST_REQUIRE_EQUAL(testing::Offer(**source, spec, predicate), "");
  }
  if (query.operation != nullptr && query.is_late) {
    spec.stages.push_back(query.operation);
  } else if (query.operation != nullptr) {
    BOOST_REQUIRE_EQUAL(testing::Offer(**source, spec, query.operation), "");
  }
  spec.columns = query.columns;
  spec.sieve = query.sieve;
  CancelToken cancel;
  ScanStats own;
  ScanContext context{cancel, stats ? *stats : own, query.chunk_rows};
  CollectingSink sink;
  const Status status = query.piece_rows > 0 ? ScanInPieces(**source, spec, context, query.piece_rows, sink)
                                             : (*source)->Scan(spec, context, sink);
  BOOST_REQUIRE_MESSAGE(status.has_value(), (status ? "" : status.error().message));
  return std::move(sink.tables);
}

namespace {

std::string CellText(const Column& column, size_t row) {
  switch (column.type()) {
    case ColumnType::kBool:
      return column.BoolAt(row) ? "true" : "false";
    case ColumnType::kInt:
    case ColumnType::kTime:
      return std::to_string(column.IntAt(row));
    case ColumnType::kUint:
      return std::to_string(column.UintAt(row)) + "u";
    case ColumnType::kFloat:
      return FormatFloat(column.FloatAt(row)) + "f";
    case ColumnType::kString:
      return "\"" + std::string(column.StringAt(row)) + "\"";
  }
  return "";
}

}  // namespace

int AcknowledgedWhenKilled(const std::string& path, int milliseconds,
                           void (*write)(const std::string& path, int pipe)) {
  int ends[2];
  BOOST_REQUIRE(pipe(ends) == 0);
  const pid_t child = fork();
  BOOST_REQUIRE(child >= 0);
  if (child == 0) {
    close(ends[0]);
    write(path, ends[1]);
  }
  close(ends[1]);
  int acknowledged = 0, done = 0;
  BOOST_TEST(read(ends[0], &done, sizeof done) == static_cast<ssize_t>(sizeof done));
  std::this_thread::sleep_for(std::chrono::milliseconds(milliseconds));
  kill(child, SIGKILL);
  int status = 0;
  BOOST_REQUIRE(waitpid(child, &status, 0) == child);
  BOOST_TEST(WIFSIGNALED(status));
  do {
    acknowledged = done;
  } while (read(ends[0], &done, sizeof done) == sizeof done);
  close(ends[0]);
  return acknowledged;
}

std::string Render(const std::vector<Table>& tables) {
  std::string out;
  for (const Table& table : tables) {
    std::string name;
    for (const GroupKeyEntry& entry : table.header->key.entries()) {
      if (entry.type != ColumnType::kString) continue;
      if (!name.empty()) name += ",";
      name += entry.name + "=" + std::string(entry.value.AsString());
    }
    out += name + ":";
    const auto time = table.header->schema.Find("_time"), value = table.header->schema.Find("_value");
    for (const Chunk& chunk : table.chunks) {
      for (size_t row = 0; row < chunk.rows; ++row) {
        if (time) out += " " + CellText(*chunk.columns[*time], row);
        if (value) out += " " + CellText(*chunk.columns[*value], row);
        out += ",";
      }
    }
    out += "\n";
  }
  return out;
}

std::string Scan(Store& store, std::string_view bucket, const Query& query) {
  return Render(ScanTables(store, bucket, query));
}

expr::Function Compare(std::string column, BinaryOp op, Value literal) {
  expr::Function fn;
  fn.params = {"r"};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId member = fn.Add({.kind = expr::NodeKind::kMember, .name = std::move(column), .children = {row}});
  const expr::NodeId right = fn.Add({.kind = expr::NodeKind::kLiteral, .value = std::move(literal)});
  fn.body = fn.Add({.kind = expr::NodeKind::kBinary, .binary_op = op, .children = {member, right}});
  return fn;
}

expr::Function Exists(std::string column) {
  expr::Function fn;
  fn.params = {"r"};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId member = fn.Add({.kind = expr::NodeKind::kMember, .name = std::move(column), .children = {row}});
  fn.body = fn.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kExists, .children = {member}});
  return fn;
}

expr::Function Not(const expr::Function& fn) {
  expr::Function out = fn;
  out.body = out.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kNot, .children = {fn.body}});
  return out;
}

expr::Function Either(const expr::Function& a, const expr::Function& b) {
  expr::Function out = a;
  const uint32_t shift = static_cast<uint32_t>(out.nodes.size());
  for (expr::Node node : b.nodes) {
    for (expr::NodeId& child : node.children) child += shift;
    out.nodes.push_back(std::move(node));
  }
  out.body =
      out.Add({.kind = expr::NodeKind::kBinary, .binary_op = BinaryOp::kOr, .children = {a.body, b.body + shift}});
  return out;
}

}  // namespace flux::store
