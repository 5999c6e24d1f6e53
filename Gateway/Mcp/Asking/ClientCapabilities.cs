using Gateway.Handlers;
using Gateway.Mcp.Eras;

namespace Gateway.Mcp.Asking;

/// <summary>Converts between a client's capabilities and <see cref="ClientFeatures"/>.</summary>
internal static class ClientCapabilities
{
    /// <summary>Reads the features; those that the revision does not define are ignored. <c>elicitation: {}</c> means forms only.</summary>
    public static ClientFeatures Read(JsonElement capabilities, string version)
    {
        var features = ClientFeatures.None;
        if (Find(capabilities, "sampling") is { } sampling)
        {
            features |= ClientFeatures.Sampling;
            if (ProtocolVersions.IsAtLeast(version, ProtocolVersions.LatestLegacy) && Find(sampling, "tools") is not null)
                features |= ClientFeatures.SamplingTools;
        }

        if (Find(capabilities, "roots") is not null)
            features |= ClientFeatures.Roots;
        if (ProtocolVersions.IsAtLeast(version, ProtocolVersions.WithElicitation) && Find(capabilities, "elicitation") is { } elicitation)
            features |= ReadElicitation(elicitation, version);
        return features;
    }

    /// <summary>The capabilities object for the features.</summary>
    public static JsonObject Naming(ClientFeatures features)
    {
        var named = new JsonObject();
        if ((features & (ClientFeatures.ElicitationForm | ClientFeatures.ElicitationUrl)) != 0)
        {
            var modes = new JsonObject();
            if (features.HasFlag(ClientFeatures.ElicitationForm))
                modes["form"] = new JsonObject();
            if (features.HasFlag(ClientFeatures.ElicitationUrl))
                modes["url"] = new JsonObject();
            named["elicitation"] = modes;
        }

        if ((features & (ClientFeatures.Sampling | ClientFeatures.SamplingTools)) != 0)
            named["sampling"] = features.HasFlag(ClientFeatures.SamplingTools) ? new JsonObject { ["tools"] = new JsonObject() } : new JsonObject();
        if (features.HasFlag(ClientFeatures.Roots))
            named["roots"] = new JsonObject();
        return named;
    }

    private static ClientFeatures ReadElicitation(JsonElement elicitation, string version)
    {
        if (!ProtocolVersions.IsAtLeast(version, ProtocolVersions.LatestLegacy))
            return ClientFeatures.ElicitationForm;
        var form = Find(elicitation, "form") is not null;
        var url = Find(elicitation, "url") is not null;
        return (form || !url ? ClientFeatures.ElicitationForm : 0) | (url ? ClientFeatures.ElicitationUrl : 0);
    }

    private static JsonElement? Find(JsonElement owner, string name) =>
        owner.ValueKind == JsonValueKind.Object && owner.TryGetProperty(name, out var value) && value.ValueKind == JsonValueKind.Object
            ? value
            : null;
}
