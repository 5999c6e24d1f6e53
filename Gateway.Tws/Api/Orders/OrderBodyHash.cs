using System.Collections;
using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using Gateway.Tws.Model;

namespace Gateway.Tws.Api.Orders;

/// <summary>The hash of an order's body: what makes two bodies the same is decided here alone.</summary>
/// <remarks>
/// It is taken over a text of every field that differs from its default, by name: a field that a later version adds leaves the hashes of orders
/// without it as they are. Numbers are written without trailing zeros, texts with their length before them, so that no two bodies give one text.
/// </remarks>
internal static class OrderBodyHash
{
    private static readonly ConcurrentDictionary<Type, Field[]> Fields = new();

    public static string Of(OrderBody body)
    {
        var text = new StringBuilder();
        var contract = body.Contract;
        if (contract.ConId == 0)
            Append(text, contract);
        else
            Append(text, new { contract.ConId, contract.Exchange, contract.DeltaNeutralContract, contract.ComboLegs });
        Append(text, body.Order);
        return Convert.ToHexStringLower(SHA256.HashData(MemoryMarshal.AsBytes(text.ToString().AsSpan())));
    }

    private static void Append(StringBuilder text, object? value)
    {
        switch (value)
        {
            case null:
                text.Append('~');
                break;
            case string words:
                text.Append(CultureInfo.InvariantCulture, $"{words.Length}:{words}");
                break;
            case decimal number:
                text.Append(Normal(number));
                break;
            case double number:
                text.Append((number + 0.0).ToString("R", CultureInfo.InvariantCulture)); // -0 is 0
                break;
            case IEnumerable list:
                text.Append('[');
                foreach (var item in list)
                    Append(text, item);
                text.Append(']');
                break;
            case IFormattable or bool:
                text.Append(Convert.ToString(value, CultureInfo.InvariantCulture));
                break;
            default:
                AppendFields(text, value);
                break;
        }
        text.Append(';');
    }

    [UnconditionalSuppressMessage("Trimming", "IL2111", Justification = "The fields of orders and contracts are kept: they are written to TWS.")]
    private static void AppendFields(StringBuilder text, object value)
    {
        text.Append(value is OrderCondition ? value.GetType().Name : "").Append('{');
        foreach (var field in Fields.GetOrAdd(value.GetType(), Read))
        {
            if (field.Property.GetValue(value) is var content && (field.IsAlwaysWritten || !IsUsual(content, field.Usual)))
            {
                text.Append(field.Property.Name).Append('=');
                Append(text, content);
            }
        }
        text.Append('}');
    }

    private static bool IsUsual(object? value, object? usual) =>
        value is ICollection list ? list.Count == 0 && usual is ICollection { Count: 0 } : Equals(value, usual);

    [UnconditionalSuppressMessage("Trimming", "IL2070", Justification = "The fields of orders and contracts are kept: they are written to TWS.")]
    private static Field[] Read([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicParameterlessConstructor)] Type type)
    {
        var usual = type.GetConstructor(Type.EmptyTypes)?.Invoke(null);
        return
        [
            .. type.GetProperties(BindingFlags.Public | BindingFlags.Instance)
                .Where(property => property.CanRead && property.GetIndexParameters().Length == 0)
                .OrderBy(property => property.Name, StringComparer.Ordinal) // a place that no new field moves
                .Select(property => new Field(property, usual is null, usual is null ? null : property.GetValue(usual))),
        ];
    }

    /// <summary>Without trailing zeros: a division by one with all digits drops them.</summary>
    private static string Normal(decimal number) =>
        number == 0 ? "0" : (number / 1.0000000000000000000000000000m).ToString(CultureInfo.InvariantCulture);

    private sealed record Field(PropertyInfo Property, bool IsAlwaysWritten, object? Usual);
}
