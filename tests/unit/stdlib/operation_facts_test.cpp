// Runs every operation over random tables and checks that its output obeys what the operation states: columns,
// properties, columns that are needed and without which it fails, demand, and how it flows.

#include <fmt/format.h>
#include <fmt/ranges.h>

#include <algorithm>
#include <boost/test/unit_test.hpp>
#include <set>

#include "runtime/exec/aggregate_states.h"
#include "runtime/exec/physical_plan.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/candidates.h"
#include "runtime/plan/specs/catalogue.h"
#include "runtime/plan/specs/filter.h"
#include "runtime/plan/specs/fold_windows.h"
#include "runtime/plan/specs/group_aggregate.h"
#include "runtime/plan/specs/map.h"
#include "runtime/plan/specs/pipeline.h"
#include "runtime/plan/specs/sort.h"
#include "runtime/plan/specs/window.h"
#include "tests/unit/stdlib/pieced_run.h"
#include "tests/unit/stdlib/random_streams.h"
#include "tests/unit/stdlib/stdlib_bench.h"

namespace flux::stdlib {

namespace {

// One way to call an operation.
struct Stage {
  std::string operation, label;
  std::function<Result<Value>(StdlibBench&, Value stream)> add;
};

std::shared_ptr<const expr::Function> ValueTest() {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId value = fn.Add({.kind = expr::NodeKind::kMember, .name = "_value", .children = {row}});
  fn.body = fn.Add({.kind = expr::NodeKind::kUnary, .unary_op = UnaryOp::kExists, .children = {value}});
  return std::make_shared<const expr::Function>(std::move(fn));
}

// `(r) => ({r with COLUMN: r._time})`
std::shared_ptr<const expr::Function> TimeAs(const std::string& column) {
  expr::Function fn{.params = {"r"}, .nodes = {}};
  const expr::NodeId row = fn.Add({.kind = expr::NodeKind::kParam});
  const expr::NodeId time = fn.Add({.kind = expr::NodeKind::kMember, .name = "_time", .children = {row}});
  fn.body = fn.Add({.kind = expr::NodeKind::kRecord, .has_base = true, .children = {row, time}, .names = {column}});
  return std::make_shared<const expr::Function>(std::move(fn));
}

plan::RowFunction Exists() { return {ValueTest(), Value(), "exists"}; }
plan::RowFunction MapTo(const std::string& column) { return {TimeAs(column), Value(), "time as " + column}; }

plan::FilterSpec Filter(bool keeps_empty) {
  plan::FilterSpec spec;
  spec.fn = Exists();
  spec.keep_empty = keeps_empty;
  return spec;
}

plan::MapSpec Map(const std::string& column) {
  plan::MapSpec spec;
  spec.fn = MapTo(column);
  return spec;
}

using Arguments = std::vector<std::pair<std::string, Value>>;

Stage Call(std::string operation, std::string builtin, Arguments args = {}) {
  std::string label = builtin;
  for (const auto& [name, value] : args) label += fmt::format(" {}: {}", name, DebugText(value));
  return {std::move(operation), label, [builtin, args](StdlibBench& bench, Value stream) {
            Arguments all = args;
            all.emplace_back("tables", std::move(stream));
            return bench.Invoke(builtin, std::move(all));
          }};
}

template <typename S>
Stage Node(S spec, std::string label) {
  return {std::string(S::kName), std::move(label), [spec](StdlibBench&, Value stream) -> Result<Value> {
            return plan::MakeStream(plan::MakeNode(spec, {plan::StreamNode(stream)}));
          }};
}

plan::AggregateWindowSpec Windowed(const plan::AggregateDef* kind, bool create_empty) {
  plan::AggregateWindowSpec spec;
  spec.shape = {.every = {0, 20}, .period = {0, 20}, .offset = {}, .location = {}};
  spec.fn = kind;
  spec.create_empty = create_empty;
  return spec;
}

// The windows of the stream, to each of which the operation is done.
Stage FoldedWindows(const Stage& operation, bool create_empty) {
  return {"foldWindows", operation.label + " of windows",
          [operation, create_empty](StdlibBench& bench, Value stream) -> Result<Value> {
            FLUX_TRY(const Value done, operation.add(bench, stream));
            plan::FoldWindowsSpec spec;
            spec.shape = {.every = {0, 20}, .period = {0, 20}, .offset = {}, .location = {}};
            spec.operation = plan::StreamNode(done);
            spec.def = bench.bench.registry.FindOperation(spec.operation->name);
            spec.create_empty = create_empty;
            return plan::MakeStream(plan::MakeNode(std::move(spec), {plan::StreamNode(stream)}));
          }};
}

plan::GroupAggregateSpec Grouped(plan::GroupSpec::Mode mode, const std::vector<std::string>& columns,
                                 const plan::AggregateDef* fn) {
  plan::GroupAggregateSpec spec;
  spec.group.mode = mode;
  spec.group.columns = columns;
  spec.aggregate.fn = fn;
  return spec;
}

plan::PipelineSpec Chain(bool has_aggregate) {
  plan::PipelineSpec spec;
  spec.steps = {{plan::ChainStep::Kind::kFilter, Exists(), false}, {plan::ChainStep::Kind::kMap, MapTo("t")}};
  if (has_aggregate) {
    spec.aggregate = std::make_shared<const plan::AggregateWindowSpec>(Windowed(&exec::aggregates::kLast, false));
  }
  return spec;
}

void AddCoreStages(std::vector<Stage>& stages) {
  const Value yes = Value::Bool(true), no = Value::Bool(false);
  stages.push_back(Call("range", "range", {{"start", At(0)}, {"stop", At(100)}}));
  stages.push_back(Call("range", "range", {{"start", At(30)}, {"stop", At(70)}}));
  stages.push_back(Node(Filter(false), "filter"));
  stages.push_back(Node(Filter(true), "filter onEmpty: keep"));
  for (const char* column : {"t", "_time", "_value", "host"}) {
    stages.push_back(Node(Map(column), fmt::format("map {}", column)));
  }
  for (const bool has_aggregate : {false, true}) stages.push_back(Node(Chain(has_aggregate), "pipeline"));
  for (const plan::AggregateDef* kind :
       {&exec::aggregates::kMean, &exec::aggregates::kCount, &exec::aggregates::kFirst, &exec::aggregates::kMax}) {
    for (const bool create_empty : {false, true}) {
      stages.push_back(Node(Windowed(kind, create_empty), std::string(kind->name) + " of windows"));
    }
    stages.push_back(Call("aggregate", std::string(kind->name)));
  }
  for (const bool create_empty : {false, true}) {
    for (const auto& operation :
         {Call("mode", "mode"), Call("integral", "integral", {{"unit", Ns(1)}}),
          Call("quantile", "quantile", {{"q", Value::Float(0.5)}, {"method", Text("exact_selector")}})}) {
      stages.push_back(FoldedWindows(operation, create_empty));
    }
  }
  // Of which several can have the same key.
  stages.push_back({"aggregateWindow", "last of windows of whole tables", [](StdlibBench&, Value stream) {
                      plan::WindowSpec whole;
                      whole.shape.every.ns = whole.shape.period.ns = plan::WindowShape::kForever;
                      plan::NodeRef tables = plan::MakeNode(std::move(whole), {plan::StreamNode(stream)});
                      return Result<Value>(plan::MakeStream(
                          plan::MakeNode(Windowed(&exec::aggregates::kLast, false), {std::move(tables)})));
                    }});
  for (const Value& empty : {yes, no}) {
    for (const int64_t period : {20, 50}) {
      stages.push_back(Call("window", "_window",
                            {{"every", Ns(20)},
                             {"period", Ns(period)},
                             {"offset", Ns(0)},
                             {"location", MakeRecord({{"zone", Text("UTC")}, {"offset", Ns(0)}})},
                             {"timeColumn", Text("_time")},
                             {"startColumn", Text("_start")},
                             {"stopColumn", Text("_stop")},
                             {"createEmpty", empty}}));
    }
  }
  for (const auto& names : {Strings({"_time", "_value"}), Strings({"host", "_value"}), Strings({"_value"})}) {
    stages.push_back(Call("project", "keep", {{"columns", names}}));
    stages.push_back(Call("project", "drop", {{"columns", names}}));
  }
  stages.push_back(Call("project", "keep", {{"columns", Strings({"_time", "_value", "_field"})}}));
  stages.push_back(Call("project", "drop", {{"columns", Strings({"host"})}}));
  stages.push_back(Call("project", "drop", {{"columns", Strings({"n"})}}));
  for (const char* as : {"copy", "_time", "host", "n"}) {
    stages.push_back(Call("duplicate", "duplicate", {{"column", Text("n")}, {"as", Text(as)}}));
  }
  stages.push_back(Call("tableFill", "experimental/table.fill"));
  stages.push_back(Call("yield", "yield"));
  for (const char* tag : {"", "host"}) {
    plan::CatalogueSpec catalogue;
    catalogue.tag = tag;
    stages.push_back(Node(std::move(catalogue), fmt::format("catalogue of {}", tag)));
  }
}

void AddRowStages(std::vector<Stage>& stages) {
  const Value yes = Value::Bool(true), no = Value::Bool(false);
  const Value value_columns = Strings({"_value"});
  stages.push_back(Call("set", "set", {{"key", Text("host")}, {"value", Text("x")}}));
  stages.push_back(Call("set", "set", {{"key", Text("_value")}, {"value", Text("x")}}));
  stages.push_back(
      Call("experimental.set", "experimental.set", {{"o", MakeRecord({{"_time", At(7)}, {"host", Text("x")}})}}));
  stages.push_back(Call("experimental.set", "experimental.set", {{"o", MakeRecord({{"other", Value::Int(1)}})}}));
  stages.push_back(Call("rename", "rename", {{"columns", MakeRecord({{"_value", Text("v")}})}}));
  stages.push_back(Call("rename", "rename", {{"columns", MakeRecord({{"host", Text("h")}, {"_time", Text("t")}})}}));
  stages.push_back(Call("fill", "fill", {{"usePrevious", yes}}));
  stages.push_back(Call("fill", "fill", {{"value", Value::Float(1)}}));
  stages.push_back(Call("fill", "fill", {{"column", Text("n")}, {"value", Value::Int(1)}}));
  stages.push_back(Call("timeShift", "timeShift", {{"duration", Ns(5)}}));
  stages.push_back(Call("timeShift", "timeShift", {{"duration", Ns(-5)}, {"columns", Strings({"_time"})}}));
  stages.push_back(Call("elapsed", "elapsed", {{"unit", Ns(1)}}));
  stages.push_back(Call("timed", "fluxc/series._timed", {{"function", Text("series.fillGaps")}}));
  stages.push_back(Call("elapsed", "elapsed", {{"unit", Ns(1)}, {"columnName", Text("n")}}));
  stages.push_back(Call("events.duration", "contrib/tomhollingworth/events.duration",
                        {{"unit", Ns(1)}, {"columnName", Text("d")}, {"stop", At(100)}}));
  stages.push_back(Call("stateTracking", "stateTracking",
                        {{"fn", Fn([](std::span<const NamedArg>) -> Result<Value> { return Value::Bool(true); })},
                         {"countColumn", Text("n")},
                         {"durationColumn", Text("")},
                         {"durationUnit", Ns(1)},
                         {"timeColumn", Text("_time")}}));
  for (const Value& flag : {yes, no}) {
    stages.push_back(Call("difference", "difference", {{"nonNegative", flag}, {"keepFirst", flag}}));
    stages.push_back(Call("derivative", "derivative", {{"unit", Ns(1)}, {"nonNegative", flag}}));
  }
  stages.push_back(Call("cumulativeSum", "cumulativeSum"));
  stages.push_back(Call("cumulativeSum", "cumulativeSum", {{"columns", Strings({"n", "_value"})}}));
  for (const char* average : {"movingAverage", "exponentialMovingAverage", "tripleExponentialDerivative"}) {
    stages.push_back(Call(average, average, {{"n", Value::Int(2)}}));
  }
  stages.push_back(
      Call("chandeMomentumOscillator", "chandeMomentumOscillator", {{"n", Value::Int(2)}, {"columns", value_columns}}));
  stages.push_back(Call("kaufmansAMA", "kaufmansAMA", {{"n", Value::Int(2)}}));
  stages.push_back(
      Call("relativeStrengthIndex", "relativeStrengthIndex", {{"n", Value::Int(2)}, {"columns", value_columns}}));
  stages.push_back(Call("pagerduty.dedupKey", "pagerduty.dedupKey"));
  stages.push_back(Call("hourSelection", "_hourSelection",
                        {{"start", Value::Int(0)},
                         {"stop", Value::Int(5)},
                         {"location", MakeRecord({{"zone", Text("UTC")}, {"offset", Ns(0)}})},
                         {"timeColumn", Text("_time")}}));
}

plan::SortSpec Top(std::vector<std::string> columns, bool is_descending, size_t limit) {
  plan::SortSpec spec;
  spec.columns = std::move(columns);
  spec.is_descending = is_descending;
  spec.limit = limit;
  spec.drops_empty = true;
  return spec;
}

void AddTableStages(std::vector<Stage>& stages) {
  const Value yes = Value::Bool(true), no = Value::Bool(false);
  stages.push_back(Call("sort", "sort", {{"columns", Strings({"_time"})}}));
  for (const plan::AggregateDef* fn : {&exec::aggregates::kMin, &exec::aggregates::kMax}) {
    plan::CandidatesSpec candidates;
    candidates.fn = fn;
    stages.push_back(Node(candidates, "candidates of " + std::string(fn->name)));
  }
  stages.push_back(Node(Top({"_time"}, false, 2), "the first 2 by _time"));
  stages.push_back(Node(Top({"_value", "n"}, true, 1), "the last by _value and n"));
  for (const Value& descending : {yes, no}) {
    stages.push_back(Call("sort", "sort", {{"desc", descending}}));
    stages.push_back(Call("sort", "sort", {{"columns", Strings({"n", "_time"})}, {"desc", descending}}));
  }
  for (const int64_t offset : {0, 2}) {
    stages.push_back(Call("limit", "limit", {{"n", Value::Int(2)}, {"offset", Value::Int(offset)}}));
    stages.push_back(Call("tail", "tail", {{"n", Value::Int(2)}, {"offset", Value::Int(offset)}}));
  }
  stages.push_back(Call("sample", "sample", {{"n", Value::Int(2)}}));
  stages.push_back(
      Call("experimental.preview", "experimental.preview", {{"nrows", Value::Int(2)}, {"ntables", Value::Int(2)}}));
  for (const char* column : {"_value", "host", "n"}) {
    stages.push_back(Call("distinct", "distinct", {{"column", Text(column)}}));
    stages.push_back(Call("unique", "unique", {{"column", Text(column)}}));
    stages.push_back(Call("mode", "mode", {{"column", Text(column)}}));
  }
  for (const char* aggregate : {"skew", "spread", "stddev"}) stages.push_back(Call(aggregate, aggregate));
  for (const char* method : {"estimate_tdigest", "exact_mean", "exact_selector"}) {
    stages.push_back(Call("quantile", "quantile", {{"q", Value::Float(0.5)}, {"method", Text(method)}}));
  }
  stages.push_back(Call("integral", "integral", {{"unit", Ns(1)}}));
  stages.push_back(Call("covariance", "covariance", {{"columns", Strings({"_value", "_value"})}}));
  stages.push_back(Call("histogram", "histogram", {{"bins", Floats({0, 1, 2})}}));
  stages.push_back(Call("histogramQuantile", "histogramQuantile",
                        {{"quantile", Value::Float(0.5)},
                         {"upperBoundColumn", Text("_value")},
                         {"countColumn", Text("_value")},
                         {"onNonmonotonic", Text("force")}}));
  stages.push_back(Call("histogramQuantile", "histogramQuantile",
                        {{"quantile", Value::Float(0.5)},
                         {"upperBoundColumn", Text("_value")},
                         {"countColumn", Text("_value")},
                         {"valueColumn", Text("v")},
                         {"onNonmonotonic", Text("drop")}}));
  stages.push_back(Call("holtWinters", "holtWinters", {{"n", Value::Int(2)}, {"interval", Ns(10)}}));
  stages.push_back(Call("holtWinters", "holtWinters", {{"n", Value::Int(2)}, {"interval", Ns(10)}, {"withFit", yes}}));
  stages.push_back(Call("rdp", "experimental/polyline.rdp"));
  stages.push_back(Call("rdp", "experimental/polyline.rdp", {{"epsilon", Value::Float(0.5)}}));
  stages.push_back({"interpolate.linear", "interpolate.linear", [](StdlibBench& bench, Value stream) -> Result<Value> {
                      FLUX_TRY(Value bare, bench.Invoke("keep", {{"tables", std::move(stream)},
                                                                 {"columns", Strings({"_time", "_value"})}}));
                      return bench.Invoke("interpolate.linear", {{"tables", std::move(bare)}, {"every", Ns(10)}});
                    }});
  stages.push_back(Call("keys", "keys"));
  stages.push_back(Call("keys", "keys", {{"column", Text("k")}}));
  stages.push_back(Call("columns", "columns"));
  stages.push_back(Call("keyValues", "keyValues", {{"keyColumns", Strings({"host", "_field"})}}));
  stages.push_back(Call("keyValues", "keyValues", {{"keyColumns", Strings({"n"})}}));
  const Value sum = Fn([](std::span<const NamedArg> args) -> Result<Value> { return args[1].value; });
  for (const char* field : {"count", "host"}) {
    stages.push_back(Call("reduce", "reduce", {{"fn", sum}, {"identity", MakeRecord({{field, Value::Int(0)}})}}));
  }
  for (const char* function : {"changes", "resets", "extrapolatedRate", "instantRate", "linearRegression"}) {
    stages.push_back(Call("promql.rangeFunction", std::string("internal/promql.") + function));
  }
  stages.push_back(Call("promql.timestamp", "internal/promql.timestamp"));
  stages.push_back(
      Call("promql.promHistogramQuantile", "internal/promql.promHistogramQuantile",
           {{"quantile", Value::Float(0.5)}, {"upperBoundColumn", Text("k")}, {"valueColumn", Text("q")}}));
  stages.push_back(Call(
      "promql.labelReplace", "internal/promql.labelReplace",
      {{"source", Text("host")}, {"destination", Text("copy")}, {"regex", Text("(.*)")}, {"replacement", Text("$1")}}));
  stages.push_back(Call("testing.assertEmpty", "testing.assertEmpty"));
  stages.push_back(Call("sink", "internal/debug.sink"));
}

void AddRegroupingStages(std::vector<Stage>& stages) {
  for (const auto& names :
       {Strings({}), Strings({"_field"}), Strings({"host"}), Strings({"host", "n"}), Strings({"_time", "_start"})}) {
    for (const char* mode : {"by", "except"}) {
      stages.push_back(Call("group", "group", {{"mode", Text(mode)}, {"columns", names}}));
    }
    stages.push_back(Call("group", "experimental.group", {{"mode", Text("extend")}, {"columns", names}}));
  }
  using enum plan::GroupSpec::Mode;
  for (const std::vector<std::string>& names :
       std::vector<std::vector<std::string>>{{}, {"_field"}, {"host"}, {"host", "n"}, {"_time", "_start"}}) {
    for (const plan::GroupSpec::Mode mode : {kBy, kExcept, kExtend}) {
      for (const plan::AggregateDef* fn :
           {&exec::aggregates::kMean, &exec::aggregates::kCount, &exec::aggregates::kMax, &exec::aggregates::kLast}) {
        stages.push_back(Node(Grouped(mode, names, fn), fmt::format("group and {}", fn->name)));
      }
    }
  }
  stages.push_back(
      Call("pivot", "pivot",
           {{"rowKey", Strings({"_time"})}, {"columnKey", Strings({"_field"})}, {"valueColumn", Text("_value")}}));
  stages.push_back(
      Call("pivot", "pivot",
           {{"rowKey", Strings({"host"})}, {"columnKey", Strings({"n"})}, {"valueColumn", Text("_value")}}));
  stages.push_back({"union", "union of one", [](StdlibBench& bench, Value stream) {
                      return bench.Invoke("union", {{"tables", MakeArray({stream})}});
                    }});
  stages.push_back({"union", "union with itself", [](StdlibBench& bench, Value stream) {
                      return bench.Invoke("union", {{"tables", MakeArray({stream, stream})}});
                    }});
  stages.push_back(
      {"experimental.unpivot", "experimental.unpivot", [](StdlibBench& bench, Value stream) -> Result<Value> {
         FLUX_TRY(Value bare,
                  bench.Invoke("drop", {{"tables", std::move(stream)}, {"columns", Strings({"_field", "_value"})}}));
         return bench.Invoke("experimental.unpivot", {{"tables", std::move(bare)}});
       }});
  stages.push_back({"join", "join with itself", [](StdlibBench& bench, Value stream) {
                      return bench.Invoke("join", {{"tables", MakeRecord({{"a", stream}, {"b", stream}})},
                                                   {"on", Strings({"_time", "host"})}});
                    }});
  stages.push_back({"join", "join on _time with itself", [](StdlibBench& bench, Value stream) {
                      return bench.Invoke(
                          "join", {{"tables", MakeRecord({{"a", stream}, {"b", stream}})}, {"on", Strings({"_time"})}});
                    }});
  stages.push_back({"union", "union with some of itself", [](StdlibBench& bench, Value stream) -> Result<Value> {
                      FLUX_TRY(Value part,
                               bench.Invoke("range", {{"tables", stream}, {"start", At(30)}, {"stop", At(70)}}));
                      return bench.Invoke("union", {{"tables", MakeArray({part, stream})}});
                    }});
  stages.push_back({"testing.assertEquals", "assertEquals of itself", [](StdlibBench& bench, Value stream) {
                      return bench.Invoke("testing.assertEquals",
                                          {{"name", Text("same")}, {"got", stream}, {"want", stream}});
                    }});
}

// Operations that are not run here, each with its reason.
const std::map<std::string, std::string, std::less<>> kNotRun = {
    {"from", "a source"},
    {"scan", "a source"},
    {"memoryTables", "a source"},
    {"csv", "a source"},
    {"prometheus.scrape", "a source"},
    {"sqlFrom", "a source"},
    {"socket", "a source"},
    {"alert.publish", "publishes to the topics of a server"},
    {"kafka.to", "sends to a broker"},
    {"bucketList", "a source"},
    {"generate.from", "a source"},
    {"cardinality", "it is made with its source"},
    {"tables", "the bench's source"},
    {"knownTables", "the source of these tests"},
    {"to", "writes to a bucket"},
    {"sqlTo", "writes to a database"},
    {"mqtt.to", "sends to a broker"},
    {"searchedTables", "functions that give no stream run it at once; it passes on what comes"},
    {"join.tables", "states nothing: its columns are what a function gives"},
    {"experimental.join", "states nothing: its columns are what a function gives"},
    {"experimental.diff", "states nothing: it shows the columns that differ"},
};

// Operations of which it is not seen that they take tables apart, each with its reason.
const std::map<std::string, std::string, std::less<>> kNotSeenApart = {
    {"interpolate.linear", "it is run behind `keep`"},
    {"reduce", "its function has no tree here, so that the script would have to call it"},
};

// Notes what an operator sends while its input ends.
class WatchedSink final : public TableSink {
 public:
  Status Begin(TableHeaderRef) override {
    tables_at_finish_ += is_finishing ? 1 : 0;
    return {};
  }
  Status Push(const Chunk& chunk) override {
    rows_in_end_ += is_ending ? chunk.rows : 0;
    return {};
  }
  Status End() override { return {}; }
  Status Finish() override { return {}; }
  bool is_ending = false, is_finishing = false;
  size_t tables_at_finish() const { return tables_at_finish_; }
  size_t rows_in_end() const { return rows_in_end_; }

 private:
  size_t tables_at_finish_ = 0, rows_in_end_ = 0;
};

// The tables with these columns only; key columns stay, unless keys do not count.
std::vector<Table> WithColumns(const std::vector<Table>& tables, const ColumnSet& wanted, bool keys_count = true) {
  std::vector<Table> kept;
  for (const Table& table : tables) {
    std::vector<ColumnDef> defs;
    Chunk chunk{.columns = {}, .rows = table.row_count()};
    const Chunk rows = table.Combined();
    for (size_t i = 0; i < table.header->schema.size(); ++i) {
      const ColumnDef& def = table.header->schema[i];
      const bool is_kept = wanted.all || Holds(wanted.names, def.name);
      if (!is_kept && !(keys_count && table.header->key.Contains(def.name))) continue;
      defs.push_back(def);
      if (chunk.rows > 0) chunk.columns.push_back(rows.columns[i]);
    }
    // Without columns there are no rows.
    if (defs.empty()) chunk.rows = 0;
    const bool is_time_ordered =
        table.header->is_time_ordered && std::ranges::find(defs, "_time", &ColumnDef::name) != defs.end();
    std::vector<GroupKeyEntry> key = table.header->key.entries();
    std::erase_if(
        key, [&](const auto& entry) { return std::ranges::find(defs, entry.name, &ColumnDef::name) == defs.end(); });
    Table fewer{std::make_shared<const TableHeader>(
                    TableHeader{GroupKey(std::move(key)), Schema(std::move(defs)), is_time_ordered}),
                {}};
    if (chunk.rows > 0) fewer.chunks.push_back(std::move(chunk));
    kept.push_back(std::move(fewer));
  }
  return kept;
}

// The first tables and rows of each, as many as are demanded.
std::vector<Table> FirstOf(std::vector<Table> tables, const plan::Demand& demand) {
  if (demand.tables && *demand.tables < tables.size()) tables.resize(*demand.tables);
  if (!demand.rows) return tables;
  for (Table& table : tables) {
    const Chunk rows = table.Combined();
    const size_t count = std::min<size_t>(rows.rows, *demand.rows);
    table.chunks.clear();
    if (count > 0) table.chunks.push_back(SliceRows(rows, 0, count));
  }
  return tables;
}

class Prover {
 public:
  Prover() {
    bench_.bench.registry.Add(KnownTablesOperation());
    const auto exists = [](const Chunk& chunk, const Schema& schema, size_t row) {
      const std::optional<size_t> at = schema.Find("_value");
      return at && !chunk.columns[*at]->IsNull(row);
    };
    for (const char* text : {"fn", "exists"}) bench_.bench.kernels.AddFilter(text, exists);
    for (const char* column : {"t", "_time", "_value", "host"}) {
      bench_.bench.kernels.AddMap(fmt::format("time as {}", column), column, ColumnType::kTime,
                                  [](const Chunk& chunk, const Schema& schema, size_t row) {
                                    const std::optional<size_t> at = schema.Find("_time");
                                    if (!at) return Value::Null(ValueKind::kTime);
                                    // What is not a time, null or not, does not fit the column, and the run fails.
                                    if (schema[*at].type != ColumnType::kTime) return Value::Bool(false);
                                    return chunk.columns[*at]->ValueAt(row);
                                  });
    }
    AddCoreStages(stages_);
    AddRowStages(stages_);
    AddTableStages(stages_);
    AddRegroupingStages(stages_);
  }

  const std::vector<Stage>& stages() const { return stages_; }
  const Registry& registry() const { return bench_.bench.registry; }
  // The algorithms that were chosen, of operations that have several.
  const std::set<const plan::Algorithm*>& chosen() const { return chosen_; }
  // How often a stage of the operation ran without a failure.
  const std::map<std::string, int>& runs() const { return runs_; }
  // How often it took tables apart.
  const std::map<std::string, int>& apart() const { return apart_; }
  // How often it took pieces of tables.
  const std::map<std::string, int>& pieces() const { return pieces_; }

  // Checks all that the stage's operation states, over random tables.
  void Prove(const Stage& stage, uint32_t seed) {
    std::mt19937 random(seed);
    const std::vector<Table> tables = RandomTables(random);
    KnownTablesSpec spec;
    spec.tables = tables;
    spec.hidden = OneInTwo(random) ? 0 : static_cast<uint32_t>(random());
    Value stream = plan::MakeStream(plan::MakeNode(std::move(spec), {}));
    if (OneInTwo(random)) {
      const Stage& before = stages_[random() % stages_.size()];
      const Result<Value> longer = before.add(bench_, stream);
      if (longer) stream = *longer;
      label_ = before.label + " | " + stage.label;
    } else {
      label_ = stage.label;
    }
    label_ += fmt::format(" (seed {})", seed);
    const Result<Value> made = stage.add(bench_, stream);
    BOOST_REQUIRE_MESSAGE(made.has_value(), label_ + ": " + (made ? "" : made.error().message));
    const plan::NodeRef node = plan::StreamNode(*made);
    const std::optional<std::vector<Table>> result = Run(node);
    if (!result) return;
    ++runs_[stage.operation];
    PlanFacts facts(registry());
    Require(WhatIsWrong(facts.Of(node), *result), tables, *result,
            "states " + ToText(facts.Of(node).schema) + " " + plan::ToText(facts.Of(node).properties));
    CheckForm(*result);
    CheckAlgorithms(node, *result, facts);
    CheckStandIn(node, *result);
    if (node->inputs.size() != 1 || node->name != stage.operation) return;
    const std::optional<std::vector<Table>> input = Run(node->inputs[0]);
    if (!input) return;
    CheckNeeds(stage, *input, random);
    CheckMustHave(stage, *input);
    CheckDemand(stage, *input);
    CheckFlow(stage, *input);
    CheckApart(stage, *input);
    CheckPieces(stage, *input, 1 + random() % 3);
  }

 private:
  static bool OneInTwo(std::mt19937& random) { return random() % 2 == 0; }

  void Require(const std::string& wrong, const std::vector<Table>& in, const std::vector<Table>& out,
               const std::string& detail) {
    if (wrong.empty()) return;
    BOOST_ERROR(label_ + ": " + wrong + "; " + detail + "\nin:\n" + exec::Dump(in) + "out:\n" + exec::Dump(out));
  }

  std::optional<std::vector<Table>> Run(const plan::NodeRef& node) {
    const Result<std::vector<ResultSet>> sets = bench_.bench.Execute({node}, 3);
    if (!sets) return std::nullopt;
    return sets->front().tables;
  }

  // Whether it fails with a message that lists the columns of a table, none of which may have been left out.
  bool ListsColumns(const plan::NodeRef& node) {
    const Result<std::vector<ResultSet>> sets = bench_.bench.Execute({node}, 3);
    return !sets && sets.error().message.contains("; columns: ");
  }

  plan::NodeRef Apply(const Stage& stage, std::vector<Table> tables) {
    KnownTablesSpec spec;
    spec.tables = std::move(tables);
    const Result<Value> made = stage.add(bench_, plan::MakeStream(plan::MakeNode(std::move(spec), {})));
    BOOST_REQUIRE(made.has_value());
    return plan::StreamNode(*made);
  }

  // What is chosen gives what all algorithms give that suit more inputs: those behind it in the list.
  void CheckAlgorithms(const plan::NodeRef& node, const std::vector<Table>& result, PlanFacts& facts) {
    exec::PhysicalPlan plan = exec::Lower({&node, 1}, facts, registry());
    exec::PhysicalNode& root = plan.nodes[plan.roots[0]];
    const std::span<const plan::Algorithm> all = registry().FindOperation(node->name)->algorithms;
    const plan::Algorithm* const chosen = root.algorithm;
    const auto is_chosen = [&](const plan::Algorithm& algorithm) { return &algorithm == chosen; };
    const auto first = std::ranges::find_if(all, is_chosen);
    if (first != all.end()) chosen_.insert(chosen);
    for (const plan::Algorithm& other : std::ranges::subrange(first, all.end())) {
      root.algorithm = &other;
      for (const size_t chunk_rows : {1, 3}) {
        const Result<std::vector<Table>> got = bench_.bench.ExecutePlan(plan, chunk_rows);
        const std::string which =
            fmt::format("`{}` chosen, `{}` run with chunks of {}: ", chosen->name, other.name, chunk_rows);
        if (!got) return Require(which + got.error().message, {}, result, root.reason);
        if (exec::Dump(*got) != exec::Dump(result)) Require(which + "another result", result, *got, root.reason);
      }
    }
  }

  // What a node stands for gives the same.
  void CheckStandIn(const plan::NodeRef& node, const std::vector<Table>& result) {
    const OperationDef& def = *registry().FindOperation(node->name);
    const plan::NodeRef same = def.stands_for != nullptr ? def.stands_for(*node) : nullptr;
    if (same == nullptr) return;
    const std::optional<std::vector<Table>> wanted = Run(same);
    if (!wanted || exec::Dump(*wanted) != exec::Dump(result)) {
      Require("gives something else than what it stands for", wanted.value_or(std::vector<Table>()), result, "");
    }
  }

  // Headers say nothing that is not so.
  void CheckForm(const std::vector<Table>& tables) {
    for (const Table& table : tables) {
      if (table.header->is_time_ordered && !IsInOrder(table, {{"_time"}})) {
        Require("its header says that rows ascend by `_time`", {}, tables, "");
      }
      for (const GroupKeyEntry& entry : table.header->key.entries()) {
        if (!table.header->schema.Find(entry.name)) Require("key column is missing: " + entry.name, {}, tables, "");
      }
    }
  }

  void CheckNeeds(const Stage& stage, const std::vector<Table>& tables, std::mt19937& random) {
    const plan::NodeRef whole = Apply(stage, tables);
    const OperationDef& def = *registry().FindOperation(whole->name);
    const std::optional<std::vector<Table>> wanted = Run(whole);
    if (def.needs == nullptr || !wanted || wanted->empty()) return;
    ColumnSet out{.all = true, .names = {}};
    const Schema& schema = (*wanted)[0].header->schema;
    if (OneInTwo(random) && schema.size() > 0) out = {.all = false, .names = {schema[random() % schema.size()].name}};
    const ColumnSet needed = def.needs(*whole, out);
    if (needed.all) return;
    const bool joins_tables = def.joins_tables != nullptr && def.joins_tables(*whole);
    if (joins_tables && needed.names.empty()) return;
    const std::vector<Table> fewer = WithColumns(tables, needed, !joins_tables);
    // Where the key is all that is left, `keep` and `drop` can leave no column, and so no rows.
    const auto is_key_alone = [](const Table& table) {
      return table.header->schema.size() == table.header->key.entries().size();
    };
    if (std::ranges::any_of(fewer, is_key_alone)) return;
    const std::optional<std::vector<Table>> got = Run(Apply(stage, fewer));
    const std::string text =
        fmt::format("needs [{}] for {}", fmt::join(needed.names, ", "), out.all ? "all" : out.names[0]);
    if (!got) return Require("fails without the columns that it says it does not need", tables, *wanted, text);
    // Rows of a table that has none of the wanted columns cannot be compared.
    const auto is_bare = [](const Table& table) { return table.header->schema.size() == 0; };
    if (std::ranges::any_of(*got, is_bare)) return;
    const auto shown = [&](const std::vector<Table>& all) { return exec::Dump(WithColumns(all, out)); };
    if (shown(*got) != shown(*wanted)) Require("columns that it says it does not need matter", tables, *got, text);
  }

  void CheckMustHave(const Stage& stage, const std::vector<Table>& tables) {
    const plan::NodeRef whole = Apply(stage, tables);
    const OperationDef& def = *registry().FindOperation(whole->name);
    if (def.needs == nullptr) return;
    const ColumnSet must_have = def.must_have != nullptr ? def.must_have(*whole) : ColumnSet();
    for (const std::string& column : def.needs(*whole, {}).names) {
      const bool fails = std::ranges::find(must_have.names, column) != must_have.names.end();
      for (const Table& table : tables) {
        if (table.header->key.Contains(column) || !table.header->schema.Find(column)) continue;
        ColumnSet others;
        for (const ColumnDef& other : table.header->schema.columns()) {
          if (other.name != column) others.names.push_back(other.name);
        }
        const std::vector<Table> fewer = WithColumns({table}, others);
        const std::optional<std::vector<Table>> got = Run(Apply(stage, fewer));
        if (got && fails)
          Require("does not fail without the column `" + column + "` that it must have", fewer, *got, "");
        if (!got && !fails && def.stands_for == nullptr && ListsColumns(Apply(stage, fewer)))
          Require("fails without the column `" + column + "` and does not say so", fewer, {}, "");
      }
    }
  }

  void CheckDemand(const Stage& stage, const std::vector<Table>& tables) {
    const plan::NodeRef whole = Apply(stage, tables);
    const OperationDef& def = *registry().FindOperation(whole->name);
    const std::optional<std::vector<Table>> wanted = Run(whole);
    if (def.demand == nullptr || !wanted) return;
    for (const plan::Demand& out : {plan::Demand{}, plan::Demand{.rows = 1, .tables = {}},
                                    plan::Demand{.rows = 2, .tables = 1}, plan::Demand{.rows = 0, .tables = {}}}) {
      const std::optional<std::vector<Table>> got = Run(Apply(stage, FirstOf(tables, def.demand(*whole, out))));
      if (!got) return Require("fails when it gets what it demands", tables, *wanted, "");
      if (exec::Dump(FirstOf(*got, out)) != exec::Dump(FirstOf(*wanted, out))) {
        Require("gives something else when it gets what it demands", tables, *got, "");
      }
    }
  }

  // Chunks of one row; what comes while a table ends was held.
  void CheckFlow(const Stage& stage, const std::vector<Table>& tables) {
    const plan::NodeRef node = Apply(stage, tables);
    PlanFacts facts(registry());
    const exec::PhysicalNode lowered = exec::LowerNode(node, facts, registry());
    const plan::Kept kept = lowered.algorithm->kept;
    if (kept >= plan::Kept::kTableStates) return;
    WatchedSink sink;
    if (!Feed(lowered, tables, sink)) return;
    // One table can wait for another key.
    if (sink.tables_at_finish() > (kept == plan::Kept::kTable || kept == plan::Kept::kSentRows ? 1 : 0)) {
      Require("holds tables until its input ends", tables, {}, std::string(lowered.algorithm->name));
    }
    if (kept == plan::Kept::kNothing && sink.rows_in_end() > 4 * tables.size()) {
      Require("holds the rows of a table until it ends", tables, {}, std::string(lowered.algorithm->name));
    }
  }

  // What takes tables apart gives, whatever part of the tables it gets, the same part of what it makes of all.
  void CheckApart(const Stage& stage, const std::vector<Table>& tables) {
    const plan::NodeRef whole = Apply(stage, tables);
    const OperationDef& def = *registry().FindOperation(whole->name);
    PlanFacts facts(registry());
    const exec::PhysicalPlan plan = exec::Lower({&whole, 1}, facts, registry());
    const plan::Algorithm* const algorithm = plan.nodes[plan.roots[0]].algorithm;
    const bool is_apart = def.takes_tables_apart != nullptr && def.takes_tables_apart(*whole) &&
                          algorithm->kept <= plan::Kept::kTable && !algorithm->joins_neighbours;
    if (!is_apart || plan.nodes.size() != 2) return;
    const Result<std::vector<Table>> wanted = bench_.bench.ExecutePlan(plan, 3);
    if (!wanted) return;
    ++apart_[stage.operation];
    std::string got;
    for (const Table& table : tables) {
      const plan::NodeRef part = Apply(stage, {table});
      exec::PhysicalPlan alone = exec::Lower({&part, 1}, facts, registry());
      alone.nodes[alone.roots[0]].algorithm = algorithm;
      const Result<std::vector<Table>> of_part = bench_.bench.ExecutePlan(alone, 3);
      if (!of_part) return Require("fails with one of the tables: " + of_part.error().message, tables, *wanted, "");
      got += exec::Dump(*of_part);
    }
    if (got != exec::Dump(*wanted)) {
      Require("does not take tables apart, which give:\n" + got, tables, *wanted, std::string(algorithm->name));
    }
  }

  // What takes pieces of tables makes of them, one behind the other, what it makes of the tables.
  void CheckPieces(const Stage& stage, const std::vector<Table>& tables, size_t rows) {
    const plan::NodeRef whole = Apply(stage, tables);
    const std::optional<std::vector<Table>> wanted = Run(whole);
    const auto got = RunInPieces(bench_.bench, whole, tables, rows);
    if (!got || !wanted) return;
    ++pieces_[stage.operation];
    if (!*got) return Require("fails with pieces: " + got->error().message, tables, *wanted, "");
    if (exec::Dump(**got) != exec::Dump(*wanted)) Require("makes something else of pieces", tables, **got, "");
  }

  bool Feed(const exec::PhysicalNode& node, const std::vector<Table>& tables, WatchedSink& sink) {
    MemoryAccount memory(0);
    exec::ExecContext context{bench_.bench.kernels, bench_.bench.catalog, memory, bench_.bench.cancel, Time{}, 1};
    exec::OperatorStats stats;
    Result<std::unique_ptr<exec::Operator>> made =
        registry().FindOperation(node.node().name)->create(node, context, sink, stats);
    if (!made) return false;
    TableSink& input = (*made)->input(0);
    for (const Table& table : tables) {
      if (!input.Begin(table.header)) return false;
      // Often enough that held rows are told from one that waits for its successor.
      for (const Chunk& chunk : table.chunks) {
        for (const Chunk& piece : SplitChunk(chunk, 1)) {
          if (!input.Push(piece)) return false;
        }
      }
      sink.is_ending = true;
      if (!input.End()) return false;
      sink.is_ending = false;
    }
    sink.is_finishing = true;
    return input.Finish().has_value();
  }

  StdlibBench bench_;
  std::vector<Stage> stages_;
  std::map<std::string, int> runs_, apart_, pieces_;
  std::set<const plan::Algorithm*> chosen_;
  std::string label_;
};

}  // namespace

BOOST_AUTO_TEST_CASE(every_operation_obeys_what_it_states) {
  constexpr uint32_t kRuns = 150;
  Prover prover;
  for (const Stage& stage : prover.stages()) {
    for (uint32_t seed = 1; seed <= kRuns; ++seed) prover.Prove(stage, seed);
  }
  for (const auto& [name, def] : prover.registry().operations()) {
    if (kNotRun.contains(name)) continue;
    BOOST_TEST((prover.runs().contains(name) && prover.runs().at(name) >= 10), "`" << name << "` ran too seldom");
    BOOST_TEST((def.takes_tables_apart == nullptr || prover.apart().contains(name) || kNotSeenApart.contains(name)),
               "`" << name << "` never took tables apart");
    BOOST_TEST((def.cuts == nullptr || prover.pieces().contains(name)), "`" << name << "` never took pieces");
    for (const plan::Algorithm& algorithm : def.algorithms) {
      BOOST_TEST(prover.chosen().contains(&algorithm), "`" << name << "`: never chosen: " << algorithm.name);
    }
  }
}

}  // namespace flux::stdlib
