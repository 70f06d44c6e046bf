#pragma once

// Facts that many operations share, as functions for their `OperationDef`s, and parts from which the others are made.

#include "runtime/registry/registry.h"

namespace flux::exec {

// --- whole facts

// Reads what is read of the output and nothing else.
ColumnSet NeedsSame(const plan::Node& node, const ColumnSet& out);
// For `must_have`: what an operation needs for no column of its output at all, it cannot do without.
template <ColumnSet (*needs)(const plan::Node& node, const ColumnSet& out)>
ColumnSet MustHaveNeeds(const plan::Node& node) {
  return needs(node, {});
}
// ``_time` is in group keys`, or that it may be, as far as it is known: a reason for a choice.
std::string InKeysText(const plan::StreamFacts& input, std::string_view column);
// The columns of the only input.
plan::StreamSchema SameSchema(const plan::Node& node, plan::InputFacts inputs);
// The properties of the only input: rows or whole tables may be left out, nothing else changes.
plan::Properties SameProperties(const plan::Node& node, plan::InputFacts inputs);
// Rows come of rows: a table without any comes only of one that had none.
bool HasRowsOfInputs(const plan::Node& node, plan::InputFacts inputs);
// Never sends a table without rows.
bool AlwaysHasRows(const plan::Node& node, plan::InputFacts inputs);
// What it makes of a table depends on that table alone.
bool AlwaysApart(const plan::Node& node);
// What it makes of a row depends on that row alone.
std::optional<TimeCuts> CutsAnywhere(const plan::Node& node, plan::InputFacts inputs);
// A part of the output needs the same part of the input: each row and table gives one.
plan::Demand SameDemand(const plan::Node& node, const plan::Demand& out);
// Each table of the input gives one, made of all its rows.
plan::Demand WholeTablesDemand(const plan::Node& node, const plan::Demand& out);

// Equal rows of a table give equal rows, so that one of them is enough where that is enough of the output.
plan::Demand EqualRowsDemand(const plan::Node& node, const plan::Demand& out);
// The same rows come out however often each of them is there.
plan::Demand SetOfRowsDemand(const plan::Node& node, const plan::Demand& out);

// Facts of aggregates of the column `S::column` that give a number: the key and a float, one row.
template <typename S>
plan::StreamSchema FloatOfKeySchema(const plan::Node& node, plan::InputFacts inputs);
// What `OneRow` says of the only input.
plan::Properties OneRowProperties(const plan::Node& node, plan::InputFacts inputs);
// Facts of operations that put a value of type `type` in the column `S::column` of every row.
template <typename S, ColumnType type>
plan::StreamSchema AddedColumnSchema(const plan::Node& node, plan::InputFacts inputs);
// The column is not in the key and no longer says how rows are ordered.
template <typename S>
plan::Properties AddedColumnProperties(const plan::Node& node, plan::InputFacts inputs);
// Facts of operations that put other values in `S::columns`.
template <typename S>
plan::StreamSchema ChangedColumnsSchema(const plan::Node& node, plan::InputFacts inputs);
// None of these columns says any longer how rows are ordered.
template <typename S>
plan::Properties ChangedColumnsProperties(const plan::Node& node, plan::InputFacts inputs);

// --- parts

// The columns of tables of which only the group key is left, as behind aggregates, whose values are added to them.
plan::StreamSchema KeyColumns(const plan::StreamFacts& input, const plan::Node& node);
// Of tables that keep their keys and have one row.
plan::Properties OneRow(plan::Properties input);
// Of tables that keep their keys but not the order of their rows.
plan::Properties WithoutRowOrder(plan::Properties input);
// `column` gets other values; it does not join the key.
plan::Properties WithColumnChanged(plan::Properties input, std::string_view column);
// Tables get these columns, which do not join the key.
plan::Properties WithColumnsBesideKey(plan::Properties input, std::initializer_list<std::string_view> columns);
// These columns join the key (in tables that have them all).
plan::Properties WithKeyColumns(plan::Properties input, std::initializer_list<std::string_view> columns);
// Nothing but bounds survives where keys change in ways that are not known.
plan::Properties WithOtherKeys(const plan::Properties& input);

template <typename S>
plan::StreamSchema FloatOfKeySchema(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = KeyColumns(*inputs[0], node);
  schema.Set(node.As<S>()->column, ColumnType::kFloat);
  return schema;
}

template <typename S, ColumnType type>
plan::StreamSchema AddedColumnSchema(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  schema.Set(node.As<S>()->column, type);
  return schema;
}

template <typename S>
plan::Properties AddedColumnProperties(const plan::Node& node, plan::InputFacts inputs) {
  return WithColumnChanged(inputs[0]->properties, node.As<S>()->column);
}

template <typename S>
plan::StreamSchema ChangedColumnsSchema(const plan::Node& node, plan::InputFacts inputs) {
  plan::StreamSchema schema = inputs[0]->schema;
  for (const std::string& column : node.As<S>()->columns) schema.SetType(column, std::nullopt);
  return schema;
}

template <typename S>
plan::Properties ChangedColumnsProperties(const plan::Node& node, plan::InputFacts inputs) {
  plan::Properties properties = inputs[0]->properties;
  for (const std::string& column : node.As<S>()->columns) properties = WithColumnChanged(properties, column);
  return properties;
}

}  // namespace flux::exec
