#pragma once

// Small random streams of tables, and what is true of them: the widest facts that an operation could claim.

#include <random>
#include <string>
#include <vector>

#include "runtime/plan/properties.h"
#include "runtime/registry/registry.h"

namespace flux::stdlib {

// Tables of the usual columns (`_time`, `_value`, `_field`, `host`, `n`, sometimes `_start` and `_stop`), grouped and
// ordered in one of many ways. Times lie in [0, 100) ns.
std::vector<Table> RandomTables(std::mt19937& random);

// A source of tables that states everything that is true of them, but for the properties whose bits are set in
// `hidden`.
struct KnownTablesSpec final : plan::Spec {
  static constexpr std::string_view kName = "knownTables";
  std::vector<Table> tables;
  uint32_t hidden = 0;
  void Describe(plan::Description&) const override {}
  std::optional<plan::TimeRange> Bounds(std::optional<plan::TimeRange>) const override {
    return plan::TimeRange{{0}, {100}};
  }
};
OperationDef KnownTablesOperation();

bool Holds(const std::vector<std::string>& names, std::string_view name);
// The columns of one table, as a schema.
plan::StreamSchema SchemaOf(const TableHeader& header, const plan::Node* node);
// Whether the rows are in this order, nulls first.
bool IsInOrder(const Table& table, const std::vector<plan::SortColumn>& order);
// Names of the group key's columns, in order of their names.
std::vector<std::string> KeyNames(const GroupKey& key);
// The first thing that `facts` says of the tables and is not so; empty when all is.
std::string WhatIsWrong(const plan::StreamFacts& facts, const std::vector<Table>& tables);

}  // namespace flux::stdlib
