#include <fmt/format.h>

#include <algorithm>
#include <deque>
#include <iterator>
#include <map>
#include <optional>

#include "runtime/influx/ask_once.h"
#include "runtime/influx/fields.h"
#include "runtime/influx/series_collector.h"
#include "runtime/influx/sources.h"
#include "runtime/influx/statement.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/limit.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/tail.h"
#include "runtime/plan/specs/window.h"
#include "runtime/source/offer.h"

namespace flux::influx {
namespace {

// The server looks at all fields of a measurement for every statement, which takes it seconds for some thousand
// statements. With more targets than this, fields of a measurement are read together.
constexpr size_t kManyTargets = 256;
constexpr size_t kTargetsTogether = 1024;

// A field of a scan and what its rows must fulfil.
struct Target {
  FieldInfo field;
  Condition condition;
};

// Why InfluxQL has no such windows; empty when it has.
std::string WindowObstacle(const plan::AggregateWindowSpec& aggregate, const plan::TimeRange& range) {
  // Beyond this many windows a series' answer is mostly empty rows.
  constexpr int64_t kMostEmptyWindows = 1'000'000;
  const plan::WindowShape& shape = aggregate.shape;
  if (shape.every.months != 0 || shape.period.months != 0 || shape.offset.months != 0) {
    return "windows of months are not of one length";
  }
  if (shape.every.ns <= 0 || shape.every.ns == plan::WindowShape::kForever) return "windows need a length";
  if (shape.period != shape.every) return "windows that overlap or leave gaps cannot be said in InfluxQL";
  if (!shape.location.IsUtc()) return "windows of a time zone other than UTC run here";
  if (aggregate.create_empty && (range.stop.ns / 2 - range.start.ns / 2) / shape.every.ns > kMostEmptyWindows / 2) {
    return "there would be too many empty windows to send";
  }
  return {};
}

// Why InfluxQL leaves other rows of each series than `limit` and `tail`; empty when it does not.
std::string RowsObstacle(size_t count, size_t offset) {
  // The number is that of an int64 there, and zero stands for all rows.
  if (count == 0) return "InfluxQL has no limit of no rows";
  if (count > INT64_MAX || offset > INT64_MAX) return "InfluxQL does not count that far";
  return {};
}

// What is computed of the values of a series, or of each of its windows; null by other operations.
const plan::Aggregation* ComputedBy(const plan::Node& operation) {
  if (const auto* windows = operation.As<plan::AggregateWindowSpec>()) return windows;
  return operation.As<plan::AggregateSpec>();
}

// Why InfluxQL has no such operation; empty when it has, for fields of fitting types.
std::string Obstacle(const plan::Node& operation, const plan::TimeRange& range) {
  if (const auto* limit = operation.As<plan::LimitSpec>()) return RowsObstacle(limit->count, limit->offset);
  if (const auto* tail = operation.As<plan::TailSpec>()) {
    if (tail->offset > 0) return "tables of which the offset skips all rows stay, which InfluxQL would leave out";
    return RowsObstacle(tail->count, 0);
  }
  const plan::Aggregation* computed = ComputedBy(operation);
  if (computed == nullptr || !computed->fn->statistic) return "InfluxQL has nothing that gives the same";
  if (computed->column != "_value") return "only `_value` can be aggregated by InfluxDB";
  const auto* windows = operation.As<plan::AggregateWindowSpec>();
  return windows != nullptr ? WindowObstacle(*windows, range) : "";
}

// How many fields an operation is asked of in one request. The tables of its answer are in memory together.
size_t StatementsTogether(const plan::Node* operation) {
  constexpr size_t kMostRows = 100, kMostStatements = 64, kMostStatementsOfWindows = 8;
  if (operation == nullptr) return 1;
  if (const auto* limit = operation->As<plan::LimitSpec>()) return limit->count <= kMostRows ? kMostStatements : 1;
  if (const auto* tail = operation->As<plan::TailSpec>()) return tail->count <= kMostRows ? kMostStatements : 1;
  return operation->As<plan::AggregateWindowSpec>() != nullptr ? kMostStatementsOfWindows : kMostStatements;
}

// Hands the series of each statement to a handler of its own.
class StatementHandlers final : public AnswerHandler {
 public:
  explicit StatementHandlers(std::deque<SeriesCollector>& handlers) : handlers_(handlers) {}

  Status BeginStatement(size_t number) override {
    if (number >= handlers_.size()) return Fail(ErrorCode::kDataLoss, "InfluxDB answers what it was not asked");
    current_ = number;
    return {};
  }
  Status BeginSeries(const AnswerSeries& series) override { return handlers_[current_].BeginSeries(series); }
  Status AddRow(std::span<const MsgpackItem> row) override { return handlers_[current_].AddRow(row); }

 private:
  std::deque<SeriesCollector>& handlers_;
  size_t current_ = 0;
};

const plan::Node* OperationOf(const plan::ScanSpec& scan) {
  const std::span<const plan::NodeRef> stages = scan.StagesBehindFilters();
  return stages.empty() ? nullptr : stages.front().get();
}

class InfluxSource final : public Source {
 public:
  InfluxSource(Address address, const CancelToken& cancel, net::HttpClientPool& clients)
      : address_(std::move(address)), cancel_(cancel), clients_(clients) {}

  std::string Name() const override {
    return fmt::format("influxdb 1.x at {}://{}", address_.server.scheme, address_.server.Authority());
  }

  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    FLUX_TRY(const std::shared_ptr<const FieldList> fields, Fields());
    return AnswerOffer(scan, operations,
                       {[&](const plan::ScanSpec& grown, std::span<const expr::Function> conjuncts) {
                          return JudgeFilter(*fields, grown.Predicates(), conjuncts);
                        },
                        [&](const plan::ScanSpec& grown, const plan::Node& operation) -> Result<std::string> {
                          return OperationObstacle(*fields, grown, operation);
                        }});
  }

  // A server does not say which tags series have.
  Result<plan::SeriesFacts> FactsOfSeries(const plan::ScanSpec& scan) override {
    FLUX_TRY(const std::shared_ptr<const FieldList> fields, Fields());
    FLUX_TRY(const std::vector<Target> targets, FindTargets(*fields, scan.Predicates()));
    const auto has_type = [&](const Target& target) { return target.field.type == targets.front().field.type; };
    if (targets.empty() || !std::ranges::all_of(targets, has_type)) return plan::SeriesFacts();
    return plan::SeriesFacts{.value_type = targets.front().field.type};
  }

  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const std::shared_ptr<const FieldList> fields, Fields());
    FLUX_TRY(const std::vector<Target> targets, FindTargets(*fields, scan.Predicates()));
    FLUX_TRY_STATUS(CheckTypes(targets, scan.series));
    InfluxClient client(address_, context.cancel, clients_);
    // Tags before `_field` in the order of labels put a table behind all tables without such tags.
    std::vector<Table> late;
    const size_t step = targets.size() > kManyTargets ? kTargetsTogether : StatementsTogether(OperationOf(scan));
    for (std::span<const Target> rest = targets; !rest.empty(); rest = rest.subspan(std::min(step, rest.size()))) {
      FLUX_TRY(std::vector<Table> tables, ReadTargets(client, scan, rest.first(std::min(step, rest.size())), context));
      for (Table& table : tables) {
        if (HasEarlyTag(table)) {
          late.push_back(std::move(table));
        } else {
          FLUX_TRY_STATUS(SendTable(table, sink));
        }
      }
    }
    std::ranges::sort(late, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
    for (const Table& table : late) FLUX_TRY_STATUS(SendTable(table, sink));
    return sink.Finish();
  }

 private:
  using FieldList = std::vector<FieldInfo>;

  // A field of integers becomes one of floats when one of them is written in a place of its own.
  static Status CheckTypes(std::span<const Target> targets, const plan::SeriesFacts& facts) {
    for (const Target& target : targets) {
      if (!facts.value_type || target.field.type == *facts.value_type) continue;
      return Fail(ErrorCode::kFailedPrecondition,
                  fmt::format("field `{}` of measurement `{}` is of type {}, which was not so when the query was "
                              "planned; run it again",
                              target.field.field, target.field.measurement, ColumnTypeName(target.field.type)));
    }
    return {};
  }

  // Conjuncts are taken one by one: what the earlier ones exclude need not be said of the later ones.
  static std::vector<std::string> JudgeFilter(const FieldList& fields, std::vector<expr::Function> predicates,
                                              std::span<const expr::Function> conjuncts) {
    std::vector<std::string> reasons;
    for (const expr::Function& conjunct : conjuncts) {
      predicates.push_back(conjunct);
      const Result<std::vector<Target>> targets = FindTargets(fields, predicates);
      reasons.push_back(targets ? "" : targets.error().message);
      if (!targets) predicates.pop_back();
    }
    return reasons;
  }

  // Why InfluxQL does not do the operation as it is done here; empty when it does.
  static std::string OperationObstacle(const FieldList& fields, const plan::ScanSpec& scan,
                                       const plan::Node& operation) {
    if (!scan.StagesBehindFilters().empty()) return "a statement does one operation on rows, and has one";
    if (std::string obstacle = Obstacle(operation, scan.range); !obstacle.empty()) return obstacle;
    const Result<std::vector<Target>> targets = FindTargets(fields, scan.Predicates());
    if (!targets) return targets.error().message;
    if (targets->size() > kManyTargets)
      return fmt::format("{} fields are too many for a statement each", targets->size());
    const plan::Aggregation* computed = ComputedBy(operation);
    for (const Target& target : *targets) {
      if (computed == nullptr || computed->ResultType(target.field.type)) continue;
      return fmt::format("field `{}` of measurement `{}` is of type {}", target.field.field, target.field.measurement,
                         ColumnTypeName(target.field.type));
    }
    return {};
  }

  static bool HasEarlyTag(const Table& table) {
    return std::ranges::any_of(table.header->key.entries(), [](const GroupKeyEntry& entry) {
      return entry.name < "_stop" && entry.name != "_field" && entry.name != "_measurement" && entry.name != "_start";
    });
  }

  // The tables of some targets, ascending by group key.
  Result<std::vector<Table>> ReadTargets(InfluxClient& client, const plan::ScanSpec& scan,
                                         std::span<const Target> targets, ScanContext& context) const {
    if (OperationOf(scan) != nullptr) return ReadOperation(client, scan, targets, context);
    // What one statement can read: fields of one measurement under one condition.
    std::map<std::pair<std::string, std::string>, std::vector<FieldInfo>> together;
    std::map<std::pair<std::string, std::string>, const Condition*> conditions;
    for (const Target& target : targets) {
      std::pair key(target.field.measurement, target.condition.is_constant ? "" : target.condition.text);
      conditions.emplace(key, &target.condition);
      together[std::move(key)].push_back(target.field);
    }
    std::vector<Table> all;
    for (const auto& [key, fields] : together) {
      std::deque<SeriesCollector> collectors;
      collectors.emplace_back(fields, scan, nullptr);
      const std::string statement = ReadStatement(address_, fields, scan.range, *conditions.at(key), nullptr);
      FLUX_TRY(std::vector<Table> tables, Read(client, statement, collectors, context));
      std::ranges::move(tables, std::back_inserter(all));
    }
    if (together.size() > 1) SortTables(all);
    return all;
  }

  // The same of an operation, which needs a statement for each field.
  Result<std::vector<Table>> ReadOperation(InfluxClient& client, const plan::ScanSpec& scan,
                                           std::span<const Target> targets, ScanContext& context) const {
    const plan::Node* const operation = OperationOf(scan);
    std::string statements;
    std::deque<SeriesCollector> collectors;
    for (const Target& target : targets) {
      const std::span field(&target.field, 1);
      statements +=
          (statements.empty() ? "" : "; ") + ReadStatement(address_, field, scan.range, target.condition, operation);
      collectors.emplace_back(field, scan, operation);
    }
    FLUX_TRY(std::vector<Table> tables, Read(client, statements, collectors, context));
    if (targets.size() > 1) SortTables(tables);
    return tables;
  }

  static void SortTables(std::vector<Table>& tables) {
    std::ranges::sort(tables, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
  }

  // The tables of some statements, one after the other. Nothing of the answer goes on before all of it has arrived.
  static Result<std::vector<Table>> Read(InfluxClient& client, const std::string& statements,
                                         std::deque<SeriesCollector>& collectors, ScanContext& context) {
    context.stats.requests.push_back(statements);
    StatementHandlers handlers(collectors);
    FLUX_TRY_STATUS(client.Query(statements, handlers, context.stats.bytes_read));
    std::vector<Table> all;
    for (SeriesCollector& collector : collectors) {
      context.stats.rows_read += collector.row_count();
      std::ranges::move(collector.TakeTables(context.chunk_rows), std::back_inserter(all));
    }
    context.stats.series_read += all.size();
    return all;
  }

  // The fields that can have rows, by field and measurement. Fails when a predicate cannot be translated.
  static Result<std::vector<Target>> FindTargets(const FieldList& fields, std::span<const expr::Function> predicates) {
    std::vector<Target> targets;
    for (const FieldInfo& field : fields) {
      Condition all;
      for (const expr::Function& predicate : predicates) {
        FLUX_TRY(Condition condition, TranslatePredicate(predicate, field));
        all = And(std::move(all), std::move(condition));
        // What the earlier predicates exclude need not be said of the later ones.
        if (all.is_constant && !all.constant) break;
      }
      if (!all.is_constant || all.constant) targets.push_back({field, std::move(all)});
    }
    return targets;
  }

  // The fields of the bucket.
  Result<std::shared_ptr<const FieldList>> Fields() {
    return fields_.Get([this] { return AskForFields(); });
  }

  Result<std::shared_ptr<const FieldList>> AskForFields() const {
    InfluxClient client(address_, cancel_, clients_);
    uint64_t received = 0;
    FLUX_TRY(FieldList fields, DiscoverFields(client, received));
    return std::make_shared<const FieldList>(std::move(fields));
  }

  const Address address_;
  const CancelToken& cancel_;
  net::HttpClientPool& clients_;
  AskOnce<std::shared_ptr<const FieldList>> fields_;
};

}  // namespace

Result<std::shared_ptr<Source>> MakeInfluxQlSource(const plan::FromSpec& from, const CancelToken& cancel,
                                                   net::HttpClientPool& clients) {
  FLUX_TRY(Address address, ParseAddress(from));
  return std::make_shared<InfluxSource>(std::move(address), cancel, clients);
}

}  // namespace flux::influx
