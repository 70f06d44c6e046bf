#pragma once

// `host:port`, as addresses of servers are written.

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace flux {

struct HostPort {
  std::string host;  // a name or an address; IPv6 without brackets
  std::optional<uint16_t> port;

  // As it is written; IPv6 in brackets.
  std::string Text() const;
};

// Reads `host`, `host:port`, `[::1]` or `[::1]:port`; nothing when the text is none of them.
std::optional<HostPort> ParseHostPort(std::string_view text);

}  // namespace flux
