using System.Buffers;
using System.Text;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Support;

/// <summary>Frames' payloads as lists of texts, both ways.</summary>
internal static class TwsFields
{
    public static readonly ServerVersion Newest = new(ServerVersion.Target);

    /// <summary>Every version that the client speaks.</summary>
    public static IEnumerable<int> Versions => Enumerable.Range(ServerVersion.Minimum, ServerVersion.Target - ServerVersion.Minimum + 1);

    public static byte[] Payload(IEnumerable<string> fields) =>
        Encoding.Latin1.GetBytes(string.Concat(fields.Select(field => field + '\0')));

    public static string[] Split(ReadOnlySpan<byte> payload) => Encoding.Latin1.GetString(payload).Split('\0')[..^1];

    public static string[] Write(ITwsRequest request, int version = ServerVersion.Target)
    {
        var output = new ArrayBufferWriter<byte>();
        request.WriteTo(new FieldWriter(output), new ServerVersion(version));
        return Split(output.WrittenSpan);
    }

    /// <summary>Reads a message and asserts that no field is left over.</summary>
    public static T Read<T>(IEnumerable<string> fields, int version = ServerVersion.Target) where T : IMessage<T>
    {
        var payload = Payload(fields);
        var reader = new FieldReader(payload);
        reader.ReadInt().Should().Be(T.MessageId);
        var message = T.Parse(ref reader, new ServerVersion(version));
        reader.AtEnd.Should().BeTrue($"all {Split(payload).Length} fields of {typeof(T).Name} belong to it, and {reader.Index} were read");
        return message;
    }

    /// <summary>A file of Fixtures/Tws, line by line.</summary>
    public static string[] FixtureLines(string name) => File.ReadAllLines(FixturePath(name));

    public static string FixturePath(string name) => Path.Combine(AppContext.BaseDirectory, "Fixtures", "Tws", name);
}

/// <summary>How many fields a plain message has at each server version: Fixtures/Tws/totals.txt.</summary>
internal static class FieldTotals
{
    private static readonly string[][] Rows = [.. TwsFields.FixtureLines("totals.txt").Where(line => line[0] != '#').Select(line => line.Split(' '))];

    public static int Of(string message, int version) => int.Parse(
        Rows.Single(row => row[0] == version.ToString(CultureInfo.InvariantCulture))[Array.IndexOf(Rows[0], message)], CultureInfo.InvariantCulture);
}

/// <summary>A request with the given fields, separated by commas.</summary>
internal sealed record TextRequest(string Fields, RequestLane Lane = RequestLane.Normal) : ITwsRequest
{
    public void WriteTo(FieldWriter writer, ServerVersion version)
    {
        foreach (var field in Fields.Split(','))
            writer.Write(field);
    }
}
