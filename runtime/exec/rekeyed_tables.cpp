#include "runtime/exec/rekeyed_tables.h"

#include <algorithm>

#include "runtime/exec/operation_facts.h"

namespace flux::exec {

plan::Choice ChooseByChanged(const plan::StreamFacts& input, std::span<const std::string> columns) {
  const auto changed = std::ranges::find_if_not(
      columns, [&](const std::string& column) { return input.properties.IsOutsideKey(column); });
  if (changed != columns.end()) return {&kMayChangeKeys, InKeysText(input, *changed)};
  return {&kKeepsKeys, "no group key changes"};
}

Status RekeyedTables::Begin(TableHeader changed, Meeting meeting, const TableHeaderRef& origin) {
  is_collecting_ = meeting != Meeting::kNever;
  if (!is_collecting_) return out_.Begin(std::make_shared<const TableHeader>(std::move(changed)));
  if (meeting == Meeting::kNeighbours && neighbours_ != changed.key) {
    FLUX_TRY_STATUS(collected_.Emit(out_, KeyedTables::Order::kArrival));
    neighbours_ = changed.key;
  }
  FLUX_TRY(target_, collected_.Open(changed, std::nullopt, origin));
  return {};
}

Status RekeyedTables::Finish() {
  FLUX_TRY_STATUS(collected_.Emit(out_, KeyedTables::Order::kAscendingKeys));
  return out_.Finish();
}

}  // namespace flux::exec
