using Gateway.Tws.Wire;
using TwsSimulator.Session;

namespace TwsSimulator.Handlers;

/// <summary>The verification of programs that link to TWS: it takes its steps and always fails, because the simulator has no licence of IB.</summary>
internal sealed class LinkingHandlers : IRequestDomain
{
    private const string Unlicensed = "The program is not licensed to link to TWS";

    public void Register(RequestTable table)
    {
        table.Add(
            RequestIds.VerifyRequest,
            static (ClientSession client, ref FieldReader fields) => Challenge(client, ref fields, MessageIds.VerifyMessageApi, null));
        table.Add(RequestIds.VerifyMessage, static (ClientSession client, ref FieldReader _) => Refuse(client, MessageIds.VerifyCompleted));
        table.Add(
            RequestIds.VerifyAndAuthRequest,
            static (ClientSession client, ref FieldReader fields) => Challenge(client, ref fields, MessageIds.VerifyAndAuthMessageApi, "challenge"));
        table.Add(
            RequestIds.VerifyAndAuthMessage, static (ClientSession client, ref FieldReader _) => Refuse(client, MessageIds.VerifyAndAuthCompleted));
    }

    private static void Challenge(ClientSession client, ref FieldReader fields, int message, string? challenge)
    {
        fields.Skip();
        var apiName = fields.ReadString();
        client.Send(message, answer =>
        {
            answer.Write(1);
            answer.Write($"sign this, {apiName}");
            if (challenge is not null)
                answer.Write(challenge);
        });
    }

    private static void Refuse(ClientSession client, int message) => client.Send(message, answer =>
    {
        answer.Write(1);
        answer.Write("false");
        answer.Write(Unlicensed);
    });
}
