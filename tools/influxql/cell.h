#pragma once

// A value in a row of an answer to InfluxQL.

#include <cstdint>
#include <string>
#include <utility>

#include "compiler/influxql/shape.h"
#include "runtime/column/column.h"

namespace flux::influxql {

struct Cell {
  // An absent one makes no row; a null one is shown as such.
  enum class Kind : uint8_t { kAbsent, kNull, kFloat, kInteger, kUnsigned, kBoolean, kString, kTime };
  Kind kind = Kind::kAbsent;
  int64_t integer = 0;  // of integers (the bits of unsigned ones), booleans and times
  double number = 0;
  std::string text = {};

  // A null.
  static Cell Null() { return {Kind::kNull}; }
  // A float.
  static Cell Float(double v) { return {Kind::kFloat, 0, v}; }
  // An integer.
  static Cell Integer(int64_t v) { return {Kind::kInteger, v}; }
  // A boolean.
  static Cell Boolean(bool v) { return {Kind::kBoolean, v ? 1 : 0}; }
  // A string.
  static Cell String(std::string v) { return {Kind::kString, 0, 0, std::move(v)}; }
  // A time, in nanoseconds since the epoch.
  static Cell Time(int64_t v) { return {Kind::kTime, v}; }

  bool is_absent() const { return kind == Kind::kAbsent; }
  bool has_value() const { return kind != Kind::kAbsent && kind != Kind::kNull; }
  bool is_whole() const { return kind == Kind::kInteger || kind == Kind::kUnsigned; }
  bool is_number() const { return kind == Kind::kFloat || is_whole(); }
  // Of a number.
  double AsFloat() const;
};

// The value of a column in a row; absent where it is null.
Cell CellAt(const Column& column, size_t row);
// A number as a value of this type.
Cell NumberOf(FieldType type, double number);
// By value, of cells of one kind.
bool IsLess(const Cell& a, const Cell& b);

}  // namespace flux::influxql
