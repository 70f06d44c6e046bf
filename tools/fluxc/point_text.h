#pragma once

// What `fluxc write` reads, from its bytes to a loader: compression and form are found by content.

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "runtime/store/store.h"
#include "tools/fluxc/decompress.h"

namespace flux::cli {

enum class PointForm { kLineProtocol, kCsv };

// Makes the loader for a form.
using MakeLoader = std::function<Result<std::unique_ptr<LineLoader>>(PointForm form)>;

// Text with points that arrives in pieces, cut anywhere. After a failed call it must be dropped; what was loaded before
// stays.
class PointText {
 public:
  // `form`: what it is, if the user says so.
  PointText(std::optional<PointForm> form, MakeLoader make_loader)
      : form_(form), make_loader_(std::move(make_loader)) {}

  // Takes bytes as they are in the input.
  Status Feed(std::string_view bytes);
  // Makes what arrived whole durable.
  Status Sync();
  // Nothing follows: makes everything durable.
  Status Commit();
  // Of what is durable.
  const LoadReport& report() const { return loader_ != nullptr ? loader_->report() : nothing_; }

 private:
  Status FeedText(std::string_view text);
  Status Begin(bool is_last);
  Status Unpack(std::string_view bytes);

  const std::optional<PointForm> form_;
  const MakeLoader make_loader_;
  // The beginning of the bytes, until it shows whether they are compressed, then of the text, until it shows its form.
  std::string start_;
  bool is_unpacking_ = false;
  std::unique_ptr<Decompressor> decompressor_;
  std::unique_ptr<LineLoader> loader_;
  const LoadReport nothing_;
};

}  // namespace flux::cli
