// Where a program listens, and how that is written. The compiler reads it when an address is granted while
// compiling, the runtime when it is granted at start.
#pragma once

#include <stddef.h>
#include <stdint.h>

namespace ingot::abi {

struct SocketAddress {
  uint8_t bytes[16]; // in the order they are sent; of IPv4 the first four, the others are 0
  uint16_t port;     // never 0
  uint8_t is_ipv6;   // 0 or 1
  uint8_t reserved[5];
};

namespace socket_address {

// Each reads what the text begins with and gives what follows; null if it begins with something else.

constexpr bool is_decimal(char character) { return character >= '0' && character <= '9'; }

// Without leading zeros, which some read as octal (inet_aton(3)).
constexpr const char* read_decimal(const char* text, uint32_t largest, uint32_t& value) {
  if (!is_decimal(*text) || (*text == '0' && is_decimal(text[1])))
    return nullptr;
  value = 0;
  for (; is_decimal(*text); text++) {
    value = value * 10 + static_cast<uint32_t>(*text - '0');
    if (value > largest)
      return nullptr;
  }
  return text;
}

constexpr const char* read_ipv4(const char* text, uint8_t* bytes) {
  for (size_t i = 0; i < 4 && text != nullptr; i++) {
    uint32_t value = 0;
    if (i > 0 && *text++ != '.')
      return nullptr;
    text = read_decimal(text, 255, value);
    bytes[i] = static_cast<uint8_t>(value);
  }
  return text;
}

// -1 if it is not one.
constexpr int hexadecimal(char character) {
  if (is_decimal(character))
    return character - '0';
  const char lower = static_cast<char>(character | 0x20);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

// The forms of RFC 4291, section 2.2: groups, of which "::" stands for one or more that are 0, and the last
// two of which may be an IPv4 address.
constexpr const char* read_ipv6(const char* text, uint8_t* bytes) {
  constexpr size_t size = 16;
  constexpr size_t no_gap = size + 1;
  size_t count = 0;
  size_t gap = no_gap; // how many bytes are in front of "::"
  if (text[0] == ':' && text[1] == ':') {
    gap = 0;
    text += 2;
  }
  while (hexadecimal(*text) >= 0) {
    uint8_t ipv4[4] = {};
    const char* const behind_ipv4 = read_ipv4(text, ipv4);
    const bool is_ipv4 = behind_ipv4 != nullptr;
    if (count + (is_ipv4 ? 4 : 2) > size)
      return nullptr;
    if (is_ipv4) {
      for (const uint8_t byte : ipv4)
        bytes[count++] = byte;
      text = behind_ipv4;
      break;
    }
    uint32_t group = 0;
    for (size_t digits = 0; hexadecimal(*text) >= 0; text++) {
      if (++digits > 4)
        return nullptr;
      group = group << 4 | static_cast<uint32_t>(hexadecimal(*text));
    }
    bytes[count++] = static_cast<uint8_t>(group >> 8);
    bytes[count++] = static_cast<uint8_t>(group);
    if (*text != ':')
      break;
    text++;
    if (*text == ':' && gap == no_gap) {
      gap = count;
      text++;
    } else if (hexadecimal(*text) < 0) {
      return nullptr;
    }
  }
  if (gap == no_gap)
    return count == size ? text : nullptr;
  if (count == size)
    return nullptr;
  for (size_t i = count; i > gap; i--) {
    bytes[size - 1 - (count - i)] = bytes[i - 1];
    bytes[i - 1] = 0;
  }
  return text;
}

} // namespace socket_address

// ADDRESS:PORT, with an IPv4 address, or an IPv6 one in brackets: 127.0.0.1:8080, [::1]:8080. False if it is
// something else. Port 0 is, with which the system would choose one that nobody is told.
constexpr bool parse_socket_address(const char* text, SocketAddress& address) {
  using namespace socket_address;
  address = {};
  if (*text == '[') {
    address.is_ipv6 = 1;
    text = read_ipv6(text + 1, address.bytes);
    if (text == nullptr || *text++ != ']')
      return false;
  } else {
    text = read_ipv4(text, address.bytes);
  }
  if (text == nullptr || *text++ != ':')
    return false;
  uint32_t port = 0;
  text = read_decimal(text, UINT16_MAX, port);
  address.port = static_cast<uint16_t>(port);
  return text != nullptr && *text == '\0' && port != 0;
}

} // namespace ingot::abi
