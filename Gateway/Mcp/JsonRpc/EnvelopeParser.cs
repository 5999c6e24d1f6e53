namespace Gateway.Mcp.JsonRpc;

/// <summary>Parses one message's envelope: jsonrpc, id, method, params, result, error.</summary>
internal static class EnvelopeParser
{
    private static readonly JsonDocumentOptions ParamsOptions = new() { AllowDuplicateProperties = false, MaxDepth = 1000 };

    /// <summary>Reads the value at the reader's position to its end, whether it is valid or not.</summary>
    public static JsonRpcMessage Parse(ref StrictJsonReader reader, ReadOnlyMemory<byte> utf8, List<JsonDocument> documents)
    {
        if (reader.TokenType != JsonTokenType.StartObject)
        {
            reader.SkipValue();
            return JsonRpcMessage.Invalid(default, "A JSON-RPC message is a JSON object.");
        }

        var envelope = default(Envelope);
        while (reader.Read() && reader.TokenType != JsonTokenType.EndObject)
            ReadMember(ref reader, ref envelope, utf8, documents);
        return envelope.ToMessage();
    }

    private static void ReadMember(ref StrictJsonReader reader, ref Envelope envelope, ReadOnlyMemory<byte> utf8, List<JsonDocument> documents)
    {
        var member = NameOf(ref reader);
        reader.Read();
        if (member != EnvelopeMembers.None && envelope.Seen.HasFlag(member))
            envelope.Fault ??= $"The key \"{member.ToString().ToLowerInvariant()}\" appears twice.";
        envelope.Seen |= member;
        var start = reader.TokenStart;
        var type = reader.TokenType;
        switch (member)
        {
            case EnvelopeMembers.JsonRpc when type != JsonTokenType.String || !reader.NameIs("2.0"u8):
                envelope.Fault ??= "The key \"jsonrpc\" must be the string \"2.0\".";
                break;
            case EnvelopeMembers.Id when type == JsonTokenType.String:
                envelope.Id = new JsonRpcId(reader.GetString());
                break;
            case EnvelopeMembers.Id when type == JsonTokenType.Number && reader.TryGetInt64(out var number):
                envelope.Id = new JsonRpcId(number);
                break;
            case EnvelopeMembers.Id:
                envelope.IdFault = "The key \"id\" must be a string or an integer of 64 bits; null, fractions and larger numbers are not ids.";
                break;
            case EnvelopeMembers.Method when type == JsonTokenType.String:
                envelope.Method = reader.GetString();
                break;
            case EnvelopeMembers.Method:
                envelope.Fault ??= "The key \"method\" must be a string.";
                break;
            case EnvelopeMembers.Params when type is not (JsonTokenType.StartObject or JsonTokenType.Null):
                envelope.Fault ??= "The key \"params\" must be an object.";
                break;
        }

        reader.SkipValue();
        if (member == EnvelopeMembers.Params && type == JsonTokenType.StartObject)
            envelope.Params = ReadValue(ref envelope, member, utf8[start..reader.Consumed], documents);
        else if (member == EnvelopeMembers.Result)
            envelope.Result = ReadValue(ref envelope, member, utf8[start..reader.Consumed], documents);
        else if (member == EnvelopeMembers.Error && type != JsonTokenType.Null)
            envelope.Error = ReadValue(ref envelope, member, utf8[start..reader.Consumed], documents);
    }

    private static EnvelopeMembers NameOf(ref StrictJsonReader reader)
    {
        if (reader.NameIs("jsonrpc"u8))
            return EnvelopeMembers.JsonRpc;
        if (reader.NameIs("id"u8))
            return EnvelopeMembers.Id;
        if (reader.NameIs("method"u8))
            return EnvelopeMembers.Method;
        if (reader.NameIs("params"u8))
            return EnvelopeMembers.Params;
        if (reader.NameIs("result"u8))
            return EnvelopeMembers.Result;
        return reader.NameIs("error"u8) ? EnvelopeMembers.Error : EnvelopeMembers.None;
    }

    /// <summary>The text is known to be well-formed; a duplicate key is the only fault left.</summary>
    private static JsonElement ReadValue(ref Envelope envelope, EnvelopeMembers member, ReadOnlyMemory<byte> utf8, List<JsonDocument> documents)
    {
        try
        {
            var document = JsonDocument.Parse(utf8, ParamsOptions);
            documents.Add(document);
            return document.RootElement;
        }
        catch (JsonException)
        {
            envelope.Fault ??= $"A key in \"{member.ToString().ToLowerInvariant()}\" appears twice in one object.";
            return default;
        }
    }
}

/// <summary>The members of a message that have been parsed so far, and its fault.</summary>
internal struct Envelope
{
    public EnvelopeMembers Seen;
    public JsonRpcId Id;
    public string? Method;
    public JsonElement Params;
    public JsonElement Result;
    public JsonElement Error;
    public string? Fault;
    public string? IdFault;

    public readonly JsonRpcMessage ToMessage()
    {
        // Some programs send every member. A null error is none; a null result is one unless there is a method.
        var hasError = Error.ValueKind != JsonValueKind.Undefined;
        var hasResult = Method is null
            ? Seen.HasFlag(EnvelopeMembers.Result)
            : Result.ValueKind is not (JsonValueKind.Undefined or JsonValueKind.Null);
        var isResponse = hasError || hasResult;
        var isErrorWithoutId = hasError && Method is null;
        var fault = Fault
            ?? (isErrorWithoutId ? null : IdFault)
            ?? (Seen.HasFlag(EnvelopeMembers.JsonRpc) ? null : "The key \"jsonrpc\" is missing; it must be \"2.0\".")
            ?? (isResponse && Method is not null ? "A message has either \"method\" or \"result\" or \"error\"." : null)
            ?? (Method is null && !isResponse ? "The key \"method\" is missing." : null);
        if (fault is not null)
            return JsonRpcMessage.Invalid(Id, fault);
        var kind = isResponse ? JsonRpcKind.Response : Id.IsKnown ? JsonRpcKind.Request : JsonRpcKind.Notification;
        return new JsonRpcMessage(kind, Id, Method ?? "", Params, null) { Result = Result, Error = Error };
    }
}

/// <summary>The keys of a JSON-RPC message.</summary>
[Flags]
internal enum EnvelopeMembers
{
    None = 0,
    JsonRpc = 1,
    Id = 2,
    Method = 4,
    Params = 8,
    Result = 16,
    Error = 32,
}
