using Gateway.Tests.Support;
using Gateway.Tws.Messages;
using Gateway.Tws.Wire;

namespace Gateway.Tests.Messages;

/// <summary>Every message against the table of its fields.</summary>
[TestFixture]
public sealed class MessageFieldsTests
{
    private static IEnumerable<MemberRow> Rows => MemberRow.All;

    [Test]
    public void Rows_AllKnownMessages_AreCovered() =>
        Rows.Select(row => row.Id).Distinct().Should().BeEquivalentTo(MessageTable.KnownIds);

    [TestCaseSource(nameof(Rows))]
    public void Parse_EveryFieldDiffers_EachReachesItsMember(object row)
    {
        var message = (MemberRow)row;
        var wrong = message.Compare(message.Read(message.Fields, ServerVersion.Target)).Where(pair => pair.Expected != pair.Actual);
        wrong.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Rows))]
    public void TryDispatch_CutAtAnyByte_ThrowsProtocolException(object row)
    {
        var payload = TwsFields.Payload(((MemberRow)row).Fields);
        for (var length = 0; length < payload.Length; length++)
        {
            var cut = payload[..length];
            var act = () => MessageTable.TryDispatch(cut, TwsFields.Newest, new RecordingSink());
            act.Should().Throw<TwsProtocolException>($"{length} of {payload.Length} bytes are no message");
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void TryDispatch_OneFieldGarbled_ThrowsNothingButProtocolException(object row)
    {
        var fields = ((MemberRow)row).Fields;
        string[] garbage = ["", "abc", "-1", "2147483647", "99999999999999999999", "1.7976931348623157E308", "NaN", "?", "é\\u00"];
        for (var i = 1; i < fields.Length; i++)
        {
            foreach (var text in garbage)
            {
                var payload = TwsFields.Payload([.. fields[..i], text, .. fields[(i + 1)..]]);
                Thrown(() => MessageTable.TryDispatch(payload, TwsFields.Newest, new RecordingSink()))
                    .Should().Match(thrown => thrown == null || thrown is TwsProtocolException, $"field {i} is '{text}'");
            }
        }
    }

    [TestCaseSource(nameof(Rows))]
    public void TryDispatch_FieldsOfALaterVersion_AreLeftUnread(object row)
    {
        var sink = new RecordingSink();
        string[] fields = [.. ((MemberRow)row).Fields];
        // Within the layout that is known a price has no further fields: more bytes mean that some were lost.
        if (fields[0] == "1")
            fields[1] = "99";
        MessageTable.TryDispatch(TwsFields.Payload([.. fields, "new", "1"]), TwsFields.Newest, sink).Should().BeTrue();
        sink.Received.Should().ContainSingle();
    }

    [Test]
    public void TryDispatch_UnknownId_IsFalse()
    {
        var sink = new RecordingSink();
        MessageTable.TryDispatch("200\0x\0"u8, TwsFields.Newest, sink).Should().BeFalse();
        MessageTable.TryDispatch("-7\0"u8, TwsFields.Newest, sink).Should().BeFalse();
        MessageTable.TryDispatch("100000\0"u8, TwsFields.Newest, sink).Should().BeFalse();
        sink.Received.Should().BeEmpty();
    }

    [TestCaseSource(nameof(Rows))]
    public void TryDispatch_MessageThatAnswersARequest_NamesIt(object row)
    {
        var sink = new RecordingSink();
        MessageTable.TryDispatch(TwsFields.Payload(((MemberRow)row).Fields), TwsFields.Newest, sink);
        var (requestId, message) = sink.Received.Single();
        requestId.Should().Be(message is IKeyedMessage keyed ? keyed.RequestId : -1);
    }

    private static Exception? Thrown(Action act)
    {
        try
        {
            act();
            return null;
        }
        catch (Exception exception)
        {
            return exception;
        }
    }
}
