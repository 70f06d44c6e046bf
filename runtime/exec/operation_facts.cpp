#include "runtime/exec/operation_facts.h"

#include <fmt/format.h>

#include <algorithm>

namespace flux::exec {

ColumnSet NeedsSame(const plan::Node&, const ColumnSet& out) { return out; }

std::string InKeysText(const plan::StreamFacts& input, std::string_view column) {
  const bool is_certain = input.schema.MustHave(column) && input.properties.IsInsideKey(column);
  return fmt::format("`{}` {} in group keys", column, is_certain ? "is" : "may be");
}

plan::StreamSchema SameSchema(const plan::Node&, plan::InputFacts inputs) { return inputs[0]->schema; }

plan::Properties SameProperties(const plan::Node&, plan::InputFacts inputs) { return inputs[0]->properties; }

plan::Properties OneRowProperties(const plan::Node&, plan::InputFacts inputs) {
  plan::Properties properties = OneRow(inputs[0]->properties);
  properties.key_is_rest = false;
  return properties;
}

bool HasRowsOfInputs(const plan::Node&, plan::InputFacts inputs) {
  return std::ranges::all_of(inputs, [](const plan::StreamFacts* input) { return input->properties.has_rows; });
}

bool AlwaysHasRows(const plan::Node&, plan::InputFacts) { return true; }

bool AlwaysApart(const plan::Node&) { return true; }

std::optional<TimeCuts> CutsAnywhere(const plan::Node&, plan::InputFacts) { return TimeCuts(); }

plan::Demand SameDemand(const plan::Node&, const plan::Demand& out) { return out; }

plan::Demand WholeTablesDemand(const plan::Node&, const plan::Demand& out) {
  return {.rows = std::nullopt, .tables = out.tables};
}

plan::Demand EqualRowsDemand(const plan::Node&, const plan::Demand& out) {
  return {.rows = std::nullopt, .tables = std::nullopt, .is_set_of_rows = out.is_set_of_rows};
}

plan::Demand SetOfRowsDemand(const plan::Node&, const plan::Demand& out) {
  return {.rows = std::nullopt, .tables = out.tables, .is_set_of_rows = true};
}

plan::StreamSchema KeyColumns(const plan::StreamFacts& input, const plan::Node& node) {
  plan::StreamSchema schema = input.schema;
  if (input.properties.key) {
    schema.Keep(*input.properties.key, &node);
  } else {
    schema.Loosen();
  }
  return schema;
}

plan::Properties OneRow(plan::Properties input) {
  input.row_order.clear();
  input.max_rows = 1;
  return input;
}

plan::Properties WithoutRowOrder(plan::Properties input) {
  input.row_order.clear();
  return input;
}

plan::Properties WithColumnChanged(plan::Properties input, std::string_view column) {
  if (!input.IsOutsideKey(column)) return WithOtherKeys(input);
  auto changed = std::ranges::find(input.row_order, column, &plan::SortColumn::name);
  input.row_order.erase(changed, input.row_order.end());
  return input;
}

plan::Properties WithColumnsBesideKey(plan::Properties input, std::initializer_list<std::string_view> columns) {
  for (std::string_view column : columns) input.key_is_rest = input.key_is_rest && input.IsOutsideKey(column);
  return input;
}

plan::Properties WithKeyColumns(plan::Properties input, std::initializer_list<std::string_view> columns) {
  for (std::string_view column : columns) {
    std::erase(input.outside_key, column);
    if (!input.key) continue;
    auto at = std::ranges::lower_bound(*input.key, column);
    if (at == input.key->end() || *at != column) input.key->emplace(at, column);
  }
  return input;
}

plan::Properties WithOtherKeys(const plan::Properties& input) {
  plan::Properties left;
  left.bounds = input.bounds;
  left.max_tables = input.max_tables;
  return left;
}

}  // namespace flux::exec
