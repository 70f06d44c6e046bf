#pragma once

// The options of a handler, read strictly: what is not known, or has another type, is an error that names it.

#include <boost/json/object.hpp>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "runtime/base/error.h"
#include "runtime/base/time.h"

namespace flux::alerts {

namespace json = boost::json;

// Gives the options one by one; the first failure is remembered, and told by `Finish`.
class OptionReader {
 public:
  // `kind` is what messages call the handler. The options outlive this.
  OptionReader(std::string_view kind, const json::object& options) : kind_(kind), options_(options) {}

  // Each gives what stands for an option that is absent, null or wrong.
  std::string Text(std::string_view name, std::string_view otherwise = "");
  // The same for one that must be there and not be empty.
  std::string RequiredText(std::string_view name);
  bool Flag(std::string_view name, bool otherwise = false);
  int64_t Integer(std::string_view name, int64_t otherwise, int64_t least, int64_t most);
  // Written like `1m30s`, or as Kapacitor has it, in integer nanoseconds. Not negative.
  Duration Span(std::string_view name, Duration otherwise);
  std::vector<std::string> Texts(std::string_view name);
  std::map<std::string, std::string> TextMap(std::string_view name);
  // A list of those, with no other names than these.
  std::vector<std::map<std::string, std::string>> TextMaps(std::string_view name,
                                                           const std::vector<std::string>& names);

  // Says that an option is wrong.
  void Reject(std::string_view name, std::string_view why);
  // Fails with `kInvalid` on what was wrong, or on options that nobody asked for.
  Status Finish();

 private:
  const json::value* Find(std::string_view name);

  const std::string_view kind_;
  const json::object& options_;
  std::vector<std::string> known_;
  Status failure_;
};

}  // namespace flux::alerts
