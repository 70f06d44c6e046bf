#include <fmt/format.h>

#include <algorithm>
#include <iterator>
#include <map>
#include <mutex>
#include <optional>

#include "runtime/influx/fields.h"
#include "runtime/influx/influx.h"
#include "runtime/influx/series_collector.h"
#include "runtime/influx/statement.h"
#include "runtime/plan/specs/aggregate.h"
#include "runtime/plan/specs/aggregate_window.h"
#include "runtime/plan/specs/from.h"
#include "runtime/plan/specs/scan.h"
#include "runtime/plan/specs/window.h"

namespace flux {
namespace influx {
namespace {

using plan::AggregateKind;

// The server looks at all fields of a measurement for every statement, which takes it seconds for some thousand
// statements. With more targets than this, fields of a measurement are read together.
constexpr size_t kManyTargets = 256;
constexpr size_t kTargetsTogether = 1024;

// A field of a scan and what its rows must fulfil.
struct Target {
  FieldInfo field;
  Condition condition;
};

bool NeedsNumbers(AggregateKind kind) {
  switch (kind) {
    case AggregateKind::kSum:
    case AggregateKind::kMean:
    case AggregateKind::kMin:
    case AggregateKind::kMax:
      return true;
    case AggregateKind::kCount:
    case AggregateKind::kFirst:
    case AggregateKind::kLast:
      return false;
  }
  return false;
}

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
  if (aggregate.column != "_value") return "only `_value` can be aggregated by InfluxDB";
  if (aggregate.create_empty && (range.stop.ns / 2 - range.start.ns / 2) / shape.every.ns > kMostEmptyWindows / 2) {
    return "there would be too many empty windows to send";
  }
  return {};
}

class InfluxSource final : public Source {
 public:
  InfluxSource(Address address, const CancelToken& cancel) : address_(std::move(address)), cancel_(cancel) {}

  std::string Name() const override {
    return fmt::format("influxdb 1.x at {}://{}", address_.server.scheme, address_.server.Authority());
  }

  bool CanPushPredicate(const plan::ScanSpec& scan, const expr::Function& conjunct,
                        std::string& why_not) const override {
    plan::ScanSpec grown = scan;
    grown.predicates.push_back(conjunct);
    const Result<std::vector<Target>> targets = FindTargets(grown);
    if (!targets) why_not = targets.error().message;
    return targets.has_value();
  }

  bool CanPushAggregate(const plan::ScanSpec& scan, const plan::AggregateWindowSpec& aggregate,
                        std::string& why_not) const override {
    why_not = WindowObstacle(aggregate, scan.range);
    if (!why_not.empty()) return false;
    const Result<std::vector<Target>> targets = FindTargets(scan);
    if (!targets) {
      why_not = targets.error().message;
      return false;
    }
    if (targets->size() > kManyTargets) {
      why_not = fmt::format("{} fields are too many for a statement each", targets->size());
      return false;
    }
    for (const Target& target : *targets) {
      const bool is_number = target.field.type == ColumnType::kFloat || target.field.type == ColumnType::kInt;
      if (!NeedsNumbers(aggregate.kind) || is_number) continue;
      why_not = fmt::format("field `{}` of measurement `{}` is of type {}", target.field.field,
                            target.field.measurement, ColumnTypeName(target.field.type));
      return false;
    }
    return true;
  }

  // The server sends time and value of every row in any case.
  bool CanPruneColumns() const override { return false; }

  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const std::vector<Target> targets, FindTargets(scan));
    InfluxClient client(address_, context.cancel);
    // Tags before `_field` in the order of labels put a table behind all tables without such tags.
    std::vector<Table> late;
    const size_t step = targets.size() > kManyTargets ? kTargetsTogether : 1;
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
  static bool HasEarlyTag(const Table& table) {
    return std::ranges::any_of(table.header->key.entries(), [](const GroupKeyEntry& entry) {
      return entry.name < "_stop" && entry.name != "_field" && entry.name != "_measurement" && entry.name != "_start";
    });
  }

  // The tables of some targets, ascending by group key.
  Result<std::vector<Table>> ReadTargets(InfluxClient& client, const plan::ScanSpec& scan,
                                         std::span<const Target> targets, ScanContext& context) const {
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
      FLUX_TRY(std::vector<Table> tables, Read(client, scan, fields, *conditions.at(key), context));
      std::ranges::move(tables, std::back_inserter(all));
    }
    if (together.size() > 1)
      std::ranges::sort(all, [](const Table& a, const Table& b) { return a.header->key < b.header->key; });
    return all;
  }

  // Nothing of a statement's answer goes on before all of it has arrived.
  Result<std::vector<Table>> Read(InfluxClient& client, const plan::ScanSpec& scan, std::span<const FieldInfo> fields,
                                  const Condition& condition, ScanContext& context) const {
    const std::string statement = scan.aggregate == nullptr ? ReadStatement(address_, fields, scan.range, condition)
                                                            : AggregateStatement(address_, fields.front(), scan.range,
                                                                                 condition, *scan.aggregate);
    context.stats.requests.push_back(statement);
    SeriesCollector collector(fields, scan.range, scan.aggregate.get());
    FLUX_TRY_STATUS(client.Query(statement, collector, context.stats.bytes_read));
    context.stats.rows_read += collector.row_count();
    std::vector<Table> tables = collector.TakeTables(context.chunk_rows);
    context.stats.series_read += tables.size();
    return tables;
  }

  // The fields that can have rows, by field and measurement. Fails when a predicate cannot be translated.
  Result<std::vector<Target>> FindTargets(const plan::ScanSpec& scan) const {
    FLUX_TRY(const std::vector<FieldInfo>* fields, Fields());
    std::vector<Target> targets;
    for (const FieldInfo& field : *fields) {
      Condition all;
      for (const expr::Function& predicate : scan.predicates) {
        FLUX_TRY(Condition condition, TranslatePredicate(predicate, field));
        all = And(std::move(all), std::move(condition));
        // What the earlier predicates exclude need not be said of the later ones.
        if (all.is_constant && !all.constant) break;
      }
      if (!all.is_constant || all.constant) targets.push_back({field, std::move(all)});
    }
    return targets;
  }

  // The fields of the bucket, asked for once.
  Result<const std::vector<FieldInfo>*> Fields() const {
    const std::lock_guard lock(mutex_);
    if (!fields_) {
      InfluxClient client(address_, cancel_);
      FLUX_TRY_STATUS(client.CheckVersion());
      uint64_t received = 0;
      FLUX_TRY(fields_, DiscoverFields(client, received));
    }
    return &*fields_;
  }

  const Address address_;
  const CancelToken& cancel_;
  mutable std::mutex mutex_;
  mutable std::optional<std::vector<FieldInfo>> fields_;
};

}  // namespace
}  // namespace influx

Result<std::shared_ptr<Source>> OpenInfluxSource(const plan::FromSpec& from, const CancelToken& cancel) {
  FLUX_TRY(influx::Address address, influx::ParseAddress(from));
  return std::make_shared<influx::InfluxSource>(std::move(address), cancel);
}

}  // namespace flux
