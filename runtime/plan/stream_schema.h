#pragma once

// What is known of the columns of a stream before any of its tables is made. The checker, the optimizer and editors
// derive it with the same functions, one for each operation.

#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/column/column.h"

namespace flux::plan {

struct Node;

// The columns that the tables of a stream may and must have. The default knows nothing: any column may be there.
class StreamSchema {
 public:
  // What is known of one column.
  struct Column {
    std::optional<ColumnType> type;  // nothing: not known, or not the same in all tables
    bool is_certain = false;         // every table has it
    friend bool operator==(const Column&, const Column&) = default;
  };
  using Columns = std::map<std::string, Column, std::less<>>;

  // True when columns that nobody named may be there.
  bool is_open() const { return !is_closed_; }
  // The columns that are known by name; those of a closed schema are all that there can be.
  const Columns& columns() const { return columns_; }
  // Gives a column that is known by name, or null.
  const Column* Find(std::string_view name) const;
  // Can a table have the column?
  bool MayHave(std::string_view name) const;
  // Do all tables have the column?
  bool MustHave(std::string_view name) const;
  // Gives the operation that took the column away, or null: nobody is known who did, or it may be there.
  const Node* WhoDropped(std::string_view name) const;

  // A column of which every table gets one, in place of one of that name.
  void Set(std::string_view name, std::optional<ColumnType> type = std::nullopt);
  // A column that some tables may get; what is known of one of that name becomes less certain.
  void SetMaybe(std::string_view name, std::optional<ColumnType> type = std::nullopt);
  // The column gets another type where it is.
  void SetType(std::string_view name, std::optional<ColumnType> type);
  // `by` takes the column away.
  void Drop(std::string_view name, const Node* by);
  // `by` takes all columns away but these.
  void Keep(std::span<const std::string> names, const Node* by);
  // `by` takes all columns away; others are added afterwards.
  void Clear(const Node* by);
  // Columns that were certain may be missing from now on, as behind operations that drop columns depending on the data.
  void Loosen();
  // Columns that nobody named may come in (those of other tables, or named by values).
  void Open();

  // What holds for the tables of both streams, taken as one.
  void Unite(const StreamSchema& other);

  friend bool operator==(const StreamSchema& a, const StreamSchema& b) {
    return a.is_closed_ == b.is_closed_ && a.columns_ == b.columns_;
  }

 private:
  Columns columns_;
  bool is_closed_ = false;
  const Node* closed_by_ = nullptr;                          // meaningful when closed
  std::map<std::string, const Node*, std::less<>> dropped_;  // columns that were taken away by name
};

// `{_time: time, _value: float, host?: string, …}`: `?` marks columns that some tables may lack, `…` an open schema.
std::string ToText(const StreamSchema& schema);

}  // namespace flux::plan
