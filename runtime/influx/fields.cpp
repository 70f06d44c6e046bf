#include "runtime/influx/fields.h"

#include <fmt/format.h>

#include <map>
#include <optional>

#include "runtime/influx/statement.h"

namespace flux::influx {
namespace {

std::optional<ColumnType> TypeOf(std::string_view name) {
  if (name == "float") return ColumnType::kFloat;
  if (name == "integer") return ColumnType::kInt;
  if (name == "string") return ColumnType::kString;
  if (name == "boolean") return ColumnType::kBool;
  return std::nullopt;
}

// Keeps the rows of `SHOW FIELD KEYS`: field and type, one series per measurement.
class FieldCollector final : public AnswerHandler {
 public:
  Status BeginSeries(const AnswerSeries& series) override {
    measurement_ = series.name;
    return {};
  }

  Status AddRow(std::span<const MsgpackItem> row) override {
    if (row.size() < 2) return Fail(ErrorCode::kDataLoss, "InfluxDB lists its fields in an unknown form");
    const std::string field(row[0].text);
    const std::optional<ColumnType> type = TypeOf(row[1].text);
    if (!type) {
      return Fail(ErrorCode::kUnimplemented, fmt::format("field `{}` of measurement `{}` has the unknown type `{}`",
                                                         field, measurement_, row[1].text));
    }
    const auto [at, is_new] = types_.try_emplace({field, measurement_}, *type);
    if (is_new || at->second == *type) return {};
    if (!IsNumber(at->second) || !IsNumber(*type)) {
      return Fail(
          ErrorCode::kFailedPrecondition,
          fmt::format("field `{}` of measurement `{}` is stored both as {} and as {}; read one of them by its own "
                      "retention policy or rewrite it",
                      field, measurement_, ColumnTypeName(at->second), ColumnTypeName(*type)));
    }
    at->second = ColumnType::kFloat;
    return {};
  }

  std::vector<FieldInfo> Take() {
    std::vector<FieldInfo> out;
    for (const auto& [key, type] : types_) out.push_back({key.second, key.first, type});
    return out;
  }

 private:
  std::string measurement_;
  std::map<std::pair<std::string, std::string>, ColumnType> types_;
};

}  // namespace

Result<std::vector<FieldInfo>> DiscoverFields(InfluxClient& client, uint64_t& received) {
  FieldCollector collector;
  FLUX_TRY_STATUS(client.Query(FieldKeysStatement(client.address()), collector, received));
  return collector.Take();
}

}  // namespace flux::influx
