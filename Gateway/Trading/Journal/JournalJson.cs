using System.Collections;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json.Serialization.Metadata;
using Gateway.Tws.Api.Orders;
using Gateway.Tws.Model;

namespace Gateway.Trading.Journal;

/// <summary>The records of the journal as JSON. Members that have their default value are left out: an order has 130 of them.</summary>
internal static class JournalJson
{
    private const int HashBytes = 8;

    private static readonly JsonSerializerOptions Options = new()
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        IgnoreReadOnlyProperties = true, // they are derived from the others
        NumberHandling = JsonNumberHandling.AllowNamedFloatingPointLiterals,
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        Converters = { new JsonStringEnumConverter() },
        TypeInfoResolver = new DefaultJsonTypeInfoResolver { Modifiers = { NameConditions, LeaveOutDefaults } },
    };

    public static string Write(JournalOrder order) => JsonSerializer.Serialize(order, Options);

    public static string Write(ExecutionEntry fill) => JsonSerializer.Serialize(fill, Options);

    /// <exception cref="JsonException">The text is no order.</exception>
    public static JournalOrder ReadOrder(string text) => JsonSerializer.Deserialize<JournalOrder>(text, Options) ?? throw new JsonException("null");

    /// <exception cref="JsonException">The text is no fill.</exception>
    public static ExecutionEntry ReadFill(string text) =>
        JsonSerializer.Deserialize<ExecutionEntry>(text, Options) ?? throw new JsonException("null");

    /// <summary>The check value of a record: it finds damage, and keeps nobody from changing the file on purpose.</summary>
    public static string Hash(string key, string json)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(Encoding.UTF8.GetBytes(key + "\n" + json), hash);
        return Convert.ToHexStringLower(hash[..HashBytes]);
    }

    private static void NameConditions(JsonTypeInfo info)
    {
        if (info.Type != typeof(OrderCondition))
            return;
        info.PolymorphismOptions = new JsonPolymorphismOptions { TypeDiscriminatorPropertyName = "is" };
        foreach (var kind in typeof(OrderCondition).Assembly.GetTypes().Where(type => type.BaseType == typeof(OrderCondition)))
            info.PolymorphismOptions.DerivedTypes.Add(new JsonDerivedType(kind, kind.Name));
    }

    private static void LeaveOutDefaults(JsonTypeInfo info)
    {
        if (info.Kind != JsonTypeInfoKind.Object || info.Type.IsAbstract || info.Type.GetConstructor(Type.EmptyTypes) is not { } constructor)
            return;
        var usual = constructor.Invoke(null);
        foreach (var property in info.Properties.Where(property => property.Get is not null))
        {
            var value = property.Get!(usual);
            property.ShouldSerialize = (_, given) =>
                value is ICollection { Count: 0 } ? given is not ICollection { Count: 0 } : !Equals(given, value);
        }
    }
}
