using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Requests;

namespace Gateway.Tests.Messages;

/// <summary>docs/protocol.md names what the code has.</summary>
[TestFixture]
public sealed class ProtocolDocumentTests
{
    private static readonly string Document = File.ReadAllText(Repository.PathOf("docs/protocol.md"));

    [Test]
    public void Document_EveryKnownMessage_HasARowWithItsId() =>
        MemberRow.All.Select(row => string.Create(CultureInfo.InvariantCulture, $"| {row.Id} | {row.Type.Name} |"))
            .Where(row => !Document.Contains(row, StringComparison.Ordinal)).Should().BeEmpty();

    [Test]
    public void Document_EveryRequest_IsNamed() =>
        typeof(ITwsRequest).Assembly.GetTypes()
            .Where(type => type.IsAssignableTo(typeof(ITwsRequest)) && type.IsClass && type.Name.EndsWith("Request", StringComparison.Ordinal))
            .Where(type => !Document.Contains(type.Name, StringComparison.Ordinal)).Should().BeEmpty();

    [Test]
    public void Table_EveryMessageRecord_IsInIt() =>
        typeof(IMessageSink).Assembly.GetTypes()
            .Where(type => type.GetInterfaces().Any(face => face.IsGenericType && face.GetGenericTypeDefinition() == typeof(IMessage<>)))
            .Select(type => (int)type.GetProperty("MessageId")!.GetValue(null)!)
            .Should().BeEquivalentTo(MessageTable.KnownIds);
}
