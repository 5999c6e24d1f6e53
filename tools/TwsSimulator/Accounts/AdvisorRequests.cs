using Gateway.Tws.Wire;
using TwsSimulator.Session;
using TwsSimulator.Trading;

namespace TwsSimulator.Accounts;

/// <summary>The requests about the advisor and the user: groups, aliases, family codes, soft dollar tiers, user info.</summary>
internal sealed class AdvisorRequests(TradingDesk desk) : IRequestDomain
{
    private static readonly (string Name, string Value, string DisplayName)[] Tiers =
        [("Research", "0.10", "Research 0.10"), ("Data", "0.25", "Data 0.25")];

    public void Register(RequestTable table)
    {
        table.Add(RequestIds.RequestFA, RequestFA);
        table.Add(RequestIds.ReplaceFA, ReplaceFA);
        table.Add(RequestIds.ReqFamilyCodes, FamilyCodes);
        table.Add(RequestIds.ReqSoftDollarTiers, SoftDollarTiers);
        table.Add(RequestIds.ReqUserInfo, UserInfo);
    }

    private void RequestFA(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var type = fields.ReadInt();
        if (desk.Advisor.Find(type, out var problem) is not { } xml)
        {
            client.SendError(-1, ErrorCodes.ErrorValidatingRequest, problem);
            return;
        }
        client.Send(MessageIds.ReceiveFA, answer =>
        {
            answer.Write(1);
            answer.Write(type);
            answer.Write(xml);
        });
    }

    private void ReplaceFA(ClientSession client, ref FieldReader fields)
    {
        fields.Skip();
        var type = fields.ReadInt();
        var xml = fields.ReadString();
        var requestId = fields.ReadInt();
        if (desk.Advisor.Replace(type, xml) is { } problem)
        {
            client.SendError(requestId, ErrorCodes.ErrorValidatingRequest, problem);
            return;
        }
        client.Send(MessageIds.ReplaceFAEnd, answer =>
        {
            answer.Write(requestId);
            answer.Write("Request has been processed");
        });
    }

    private void FamilyCodes(ClientSession client, ref FieldReader fields) => client.Send(MessageIds.FamilyCodes, answer =>
    {
        var accounts = desk.Accounts.All;
        answer.Write(accounts.Count);
        foreach (var account in accounts)
        {
            answer.Write(account.Id);
            answer.Write(accounts.Count > 1 ? "F1000001" : "");
        }
    });

    private static void SoftDollarTiers(ClientSession client, ref FieldReader fields)
    {
        var requestId = fields.ReadInt();
        client.Send(MessageIds.SoftDollarTiers, answer =>
        {
            answer.Write(requestId);
            answer.Write(Tiers.Length);
            foreach (var (name, value, displayName) in Tiers)
            {
                answer.Write(name);
                answer.Write(value);
                answer.Write(displayName);
            }
        });
    }

    private static void UserInfo(ClientSession client, ref FieldReader fields)
    {
        var requestId = fields.ReadInt();
        client.Send(MessageIds.UserInfo, answer =>
        {
            answer.Write(requestId);
            answer.Write("");
        });
    }
}
