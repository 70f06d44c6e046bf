#include "runtime/store/holes.h"

#include <algorithm>

namespace flux::store {

namespace {

bool EndsBefore(const ClosedSpan& span, int64_t time) { return span.last < time; }

}  // namespace

void Holes::Add(ClosedSpan span) {
  if (span.last < span.first) return;
  // Those that overlap or follow it directly become a part of it.
  auto from = std::ranges::find_if(
      spans_, [&](const ClosedSpan& known) { return known.last >= span.first || known.last + 1 == span.first; });
  auto to = from;
  for (; to != spans_.end() && (to->first <= span.last || to->first - 1 == span.last); ++to) {
    span.first = std::min(span.first, to->first);
    span.last = std::max(span.last, to->last);
  }
  from = spans_.erase(from, to);
  spans_.insert(from, span);
}

bool Holes::Contains(int64_t time) const { return Touches({time, time}); }

bool Holes::Touches(ClosedSpan span) const {
  const auto at = std::lower_bound(spans_.begin(), spans_.end(), span.first, EndsBefore);
  return at != spans_.end() && at->first <= span.last;
}

bool Holes::Covers(ClosedSpan span) const {
  const auto at = std::lower_bound(spans_.begin(), spans_.end(), span.first, EndsBefore);
  return at != spans_.end() && at->first <= span.first && span.last <= at->last;
}

ColumnRows RowsOutside(const ColumnRows& rows, const Holes& holes) {
  ColumnRows out;
  out.type = rows.type;
  for (size_t from = 0; from < rows.size();) {
    if (holes.Contains(rows.times[from])) {
      ++from;
      continue;
    }
    size_t to = from + 1;
    while (to < rows.size() && !holes.Contains(rows.times[to])) ++to;
    out.AppendRows(rows, from, to);
    from = to;
  }
  return out;
}

}  // namespace flux::store
