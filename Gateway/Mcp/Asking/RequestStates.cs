using System.Buffers.Binary;
using System.Buffers.Text;
using System.Security.Cryptography;
using Gateway.Handlers;
using Gateway.Mcp.Protocol;

namespace Gateway.Mcp.Asking;

/// <summary>Signs the state of a request, which the client carries, and verifies it when it comes back.</summary>
/// <remarks>
/// The text is base64url of: version (1 byte), expiry (8, milliseconds of Unix time), nonce (16), JSON, HMAC-SHA256 (32). The code covers all that
/// and the request that it belongs to, under a key that is created at startup. So a state of another caller, method or parameters, or of an earlier
/// run of the gateway, is invalid like a changed one.
/// </remarks>
internal sealed class RequestStates(TimeProvider time)
{
    public static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(10);

    private const byte Version = 1;
    private const int HeadLength = 1 + 8 + 16;
    private const int LargestJson = 256 * 1024;
    private static readonly int LongestText = Base64Url.GetEncodedLength(HeadLength + LargestJson + HMACSHA256.HashSizeInBytes);

    private readonly byte[] _key = RandomNumberGenerator.GetBytes(32);
    private readonly UsedRequestStates _used = new(time);

    /// <exception cref="ToolException">The answers so far are too large for a state.</exception>
    public string Seal(RequestState state, StateBinding binding)
    {
        var json = JsonSerializer.SerializeToUtf8Bytes(state, McpJsonContext.Default.RequestState);
        if (json.Length > LargestJson)
            throw ToolErrors.Failed(
                "answers_too_large", $"The answers so far have {json.Length} bytes; the limit is {LargestJson}.", "Answer more briefly.");
        var sealedState = new byte[HeadLength + json.Length + HMACSHA256.HashSizeInBytes];
        sealedState[0] = Version;
        BinaryPrimitives.WriteInt64BigEndian(sealedState.AsSpan(1), (time.GetUtcNow() + Lifetime).ToUnixTimeMilliseconds());
        RandomNumberGenerator.Fill(sealedState.AsSpan(9, 16));
        json.CopyTo(sealedState, HeadLength);
        Code(sealedState.AsSpan(0, HeadLength + json.Length), binding).CopyTo(sealedState, HeadLength + json.Length);
        return Base64Url.EncodeToString(sealedState);
    }

    /// <exception cref="McpException">-32602: it was not signed by this server, belongs to another request or has expired.</exception>
    public RequestState Open(JsonElement text, StateBinding binding)
    {
        if (text.ValueKind != JsonValueKind.String)
            throw McpException.InvalidParams("The parameter \"requestState\" must be the unchanged string from the server.");
        var sealedState = Decode(text.GetString()!);
        var content = sealedState.AsSpan(0, sealedState.Length - HMACSHA256.HashSizeInBytes);
        if (!CryptographicOperations.FixedTimeEquals(Code(content, binding), sealedState.AsSpan(content.Length)))
            throw Foreign();
        var expires = DateTimeOffset.FromUnixTimeMilliseconds(BinaryPrimitives.ReadInt64BigEndian(content[1..]));
        if (expires <= time.GetUtcNow())
            throw Expired();
        var state = JsonSerializer.Deserialize(content[HeadLength..], McpJsonContext.Default.RequestState)!;
        return new RequestState
        {
            Answers = state.Answers,
            Once = state.Once,
            Asked = state.Asked,
            Nonce = new Guid(content.Slice(9, 16)),
            Expires = expires,
        };
    }

    /// <summary>Marks the state as used.</summary>
    /// <exception cref="McpException">-32602: it was used before.</exception>
    public void MarkUsed(RequestState state) => _used.Add(state.Nonce, state.Expires);

    public static McpException Expired() => McpException.InvalidParams(
        $"The parameter \"requestState\" has expired after {Lifetime.TotalMinutes} minutes. Send the request again without it.");

    private static byte[] Decode(string text)
    {
        if (text.Length > LongestText || !Base64Url.IsValid(text))
            throw Foreign();
        var sealedState = Base64Url.DecodeFromChars(text);

        // Only the canonical encoding is accepted: padding, white space and stray bits at the end would decode to the same bytes.
        if (sealedState.Length < HeadLength + HMACSHA256.HashSizeInBytes || sealedState[0] != Version
            || Base64Url.EncodeToString(sealedState) != text)
            throw Foreign();
        return sealedState;
    }

    private byte[] Code(ReadOnlySpan<byte> content, StateBinding binding)
    {
        using var code = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        Append(code, content);
        Append(code, binding.ParametersDigest.Span);
        Append(code, Encoding.UTF8.GetBytes(binding.Method));
        Append(code, binding.CallerId is null ? [0] : [1, .. Encoding.UTF8.GetBytes(binding.CallerId)]);
        return code.GetHashAndReset();
    }

    /// <summary>Length-prefixed, so that the boundaries of the parts are part of the code.</summary>
    private static void Append(IncrementalHash code, ReadOnlySpan<byte> part)
    {
        Span<byte> length = stackalloc byte[4];
        BinaryPrimitives.WriteInt32BigEndian(length, part.Length);
        code.AppendData(length);
        code.AppendData(part);
    }

    private static McpException Foreign() => McpException.InvalidParams(
        "The parameter \"requestState\" is not valid for this request: return it unchanged, with the same parameters. Send "
        + "the request again without it.");
}

/// <summary>The single-use states that have been used; each is remembered until it expires.</summary>
internal sealed class UsedRequestStates(TimeProvider time)
{
    /// <summary>At this limit new states are refused, because a forgotten state could be used again.</summary>
    private const int Most = 10_000;

    private readonly Dictionary<Guid, DateTimeOffset> _used = [];
    private readonly Lock _lock = new();

    /// <exception cref="McpException">-32602: the state was used before.</exception>
    /// <exception cref="ToolException">Too many states are remembered.</exception>
    public void Add(Guid nonce, DateTimeOffset expires)
    {
        // An expired state is refused here: it may have been forgotten, and the request may have begun before it expired.
        if (expires <= time.GetUtcNow())
            throw RequestStates.Expired();
        lock (_lock)
        {
            if (_used.Count >= Most)
                Forget();
            if (_used.Count >= Most)
                throw ToolErrors.Failed(
                    "too_many_answers", $"{Most} answers were used within minutes; this one was not used.", "Try again in a few minutes.",
                    retryable: true);
            if (!_used.TryAdd(nonce, expires))
                throw McpException.InvalidParams(
                    "The parameter \"requestState\" was already used: it is valid once. Look up the result before you send the request "
                    + "again without it.");
        }
    }

    private void Forget()
    {
        var now = time.GetUtcNow();
        foreach (var nonce in _used.Where(entry => entry.Value <= now).Select(entry => entry.Key).ToList())
            _used.Remove(nonce);
    }
}
