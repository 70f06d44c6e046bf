#include <fmt/format.h>

#include <algorithm>

#include "runtime/base/cancel.h"
#include "runtime/influx/flux_client.h"
#include "runtime/influx/flux_script.h"
#include "runtime/influx/scan_tables.h"
#include "runtime/influx/sources.h"
#include "runtime/source/offer.h"

namespace flux::influx {
namespace {

// Collects the types of `_value` in the tables of an answer.
class TypeCollector final : public io::CsvResultHandler, public TableSink {
 public:
  Result<TableSink*> BeginResult(std::string_view) override { return this; }
  Status Begin(TableHeaderRef header) override {
    const std::optional<size_t> value = header->schema.Find("_value");
    if (!value) return Fail(ErrorCode::kDataLoss, "InfluxDB sent a table without the column `_value`");
    const ColumnType type = header->schema[*value].type;
    if (std::ranges::find(types, type) == types.end()) types.push_back(type);
    return {};
  }
  Status Push(const Chunk&) override { return {}; }
  Status End() override { return {}; }
  Status Finish() override { return {}; }

  std::vector<ColumnType> types;
};

class FluxSource final : public Source {
 public:
  FluxSource(FluxAddress address, ServerKind kind, const CancelToken& cancel, Servers& servers, const SpillSpace* spill)
      : address_(std::move(address)),
        kind_(std::move(kind)),
        operations_(kind_.is_1x),
        cancel_(cancel),
        servers_(servers),
        spill_(spill) {}

  std::string Name() const override {
    return fmt::format("influxdb {} at {}://{}", kind_.version, address_.server.scheme, address_.server.Authority());
  }

  Result<SourceAnswer> Offer(const plan::ScanSpec& scan, std::span<const plan::NodeRef> operations) override {
    return AnswerOffer(scan, operations,
                       {[&](const plan::ScanSpec& grown, std::span<const expr::Function> conjuncts) {
                          return JudgeFilter(grown, conjuncts);
                        },
                        [&](const plan::ScanSpec& grown, const plan::Node& operation) -> Result<std::string> {
                          const auto at = std::ranges::find(operations, &operation, &plan::NodeRef::get);
                          const std::span<const plan::NodeRef> rest(at, operations.end());
                          if (std::string obstacle = operations_.Obstacle(grown, rest); !obstacle.empty())
                            return obstacle;
                          if (!servers_.stage_text()(operation))
                            return "it cannot be written as Flux that stands alone";
                          return FluxOperations::NeedsOneType(operation) ? TypesObstacle(grown)
                                                                         : Result<std::string>("");
                        }});
  }

  Status Scan(const plan::ScanSpec& scan, ScanContext& context, TableSink& sink) override {
    FLUX_TRY(const Condition condition, ConditionOf(scan.range, scan.Predicates()));
    const bool is_empty = (condition.is_constant && !condition.constant) || scan.range.start >= scan.range.stop;
    if (is_empty) return sink.Finish();
    const std::string script = ReadScript(address_, scan, condition, servers_.stage_text());
    context.stats.requests.push_back(script);
    ScanTables tables(scan, context, spill_);
    FluxClient client(address_, context.cancel, servers_.clients());
    FLUX_TRY_STATUS(client.Query(script, {.chunk_rows = context.chunk_rows, .cancel = &context.cancel}, tables,
                                 context.stats.bytes_read));
    context.stats.rows_read += tables.tables().row_count();
    context.stats.series_read += tables.tables().table_count();
    return tables.tables().SendTo(sink);
  }

 private:
  // Conjuncts are taken one by one; those of values last, by the types that the others leave.
  Result<std::vector<std::string>> JudgeFilter(const plan::ScanSpec& scan, std::span<const expr::Function> conjuncts) {
    std::vector<expr::Function> predicates = scan.Predicates();
    std::vector<std::string> reasons(conjuncts.size());
    for (const bool reads_value : {false, true}) {
      for (size_t i = 0; i < conjuncts.size(); ++i) {
        if (ReadsValue(conjuncts[i]) != reads_value) continue;
        predicates.push_back(conjuncts[i]);
        const Result<Condition> condition = ConditionOf(scan.range, predicates);
        if (condition) continue;
        if (condition.error().code != ErrorCode::kUnimplemented) return std::unexpected(condition.error());
        reasons[i] = condition.error().message;
        predicates.pop_back();
      }
    }
    return reasons;
  }

  static bool ReadsValue(const expr::Function& predicate) {
    const std::vector<std::string> columns = expr::ColumnsRead(predicate).columns;
    return std::ranges::find(columns, "_value") != columns.end();
  }

  Result<std::string> TypesObstacle(const plan::ScanSpec& scan) {
    FLUX_TRY(const Condition condition, ConditionOf(scan.range, scan.Predicates()));
    const Result<std::vector<ColumnType>> types = TypesOf(scan.range, condition);
    if (!types && types.error().code == ErrorCode::kUnimplemented) return types.error().message;
    if (!types) return std::unexpected(types.error());
    return types->size() > 1 ? "its values are of several types" : "";
  }

  // The condition of the predicates together. Fails with `kUnimplemented` when one of them cannot be translated.
  Result<Condition> ConditionOf(const plan::TimeRange& range, std::span<const expr::Function> predicates) {
    Condition of_series, all;
    const ValueTypes types = [&]() -> Result<std::vector<ColumnType>> { return TypesOf(range, of_series); };
    for (const bool reads_value : {false, true}) {
      for (const expr::Function& predicate : predicates) {
        if (ReadsValue(predicate) != reads_value) continue;
        FLUX_TRY(Condition condition, TranslateToFlux(predicate, types));
        if (!condition.reads_value) of_series = AndInFlux(std::move(of_series), condition);
        all = AndInFlux(std::move(all), std::move(condition));
      }
    }
    return all;
  }

  // The types of the values of the series that a condition leaves, which are asked once.
  Result<std::vector<ColumnType>> TypesOf(const plan::TimeRange& range, const Condition& condition) {
    if (condition.is_constant && !condition.constant) return std::vector<ColumnType>();
    const std::string script = TypesScript(address_, range, condition);
    std::shared_ptr<AskOnce<std::vector<ColumnType>>> known;
    {
      const std::lock_guard lock(mutex_);
      auto& kept = types_[script];
      if (kept == nullptr) kept = std::make_shared<AskOnce<std::vector<ColumnType>>>();
      known = kept;
    }
    return known->Get([&]() -> Result<std::vector<ColumnType>> {
      FluxClient client(address_, cancel_, servers_.clients());
      TypeCollector collector;
      uint64_t received = 0;
      Status status = client.Query(script, {.cancel = &cancel_}, collector, received);
      // A field that has several types is a mistake to the server.
      if (!status && status.error().code == ErrorCode::kInvalid) {
        return Fail(ErrorCode::kUnimplemented, "the types of values cannot be told: " + status.error().message);
      }
      FLUX_TRY_STATUS(std::move(status));
      return std::move(collector.types);
    });
  }

  const FluxAddress address_;
  const ServerKind kind_;
  const FluxOperations operations_;
  const CancelToken& cancel_;
  Servers& servers_;
  const SpillSpace* const spill_;
  std::mutex mutex_;
  std::map<std::string, std::shared_ptr<AskOnce<std::vector<ColumnType>>>> types_;  // by script
};

}  // namespace

Result<std::shared_ptr<Source>> MakeFluxSource(const plan::FromSpec& from, const ServerKind& kind,
                                               const CancelToken& cancel, Servers& servers, const SpillSpace* spill) {
  FLUX_TRY(net::Url server, net::ParseUrl(from.host));
  if (kind.version.starts_with("3.")) {
    return Fail(ErrorCode::kUnimplemented,
                fmt::format("InfluxDB 3 runs no Flux: {} has version {}", server.Authority(), kind.version));
  }
  return std::make_shared<FluxSource>(FluxAddressOf(from, server), kind, cancel, servers, spill);
}

}  // namespace flux::influx
