using System.Xml;
using System.Xml.Linq;

namespace TwsSimulator.Accounts;

/// <summary>An advisor's groups and aliases, as XML. Only a user with several accounts is an advisor.</summary>
internal sealed class AdvisorBook
{
    private const int Groups = 1;
    private const int Aliases = 3;
    private const string NoAdvisor = "Error validating request.-'bO' : cause - FA data operations ignored for non FA customers.";

    private readonly AccountBook _accounts;
    private readonly Dictionary<int, string> _xml = [];

    public AdvisorBook(AccountBook accounts)
    {
        _accounts = accounts;
        if (accounts.All.Count < 2)
            return;
        _xml[Groups] = Text(new XElement("ListOfGroups", new XElement("Group",
            new XElement("name", "Everyone"),
            new XElement("ListOfAccts", new XAttribute("varName", "list"), accounts.All.Select(account => new XElement("String", account.Id))),
            new XElement("defaultMethod", "NetLiq"))));
        _xml[Aliases] = Text(new XElement("ListOfAccountAliases", accounts.All.Select(account =>
            new XElement("AccountAlias", new XElement("account", account.Id), new XElement("alias", account.Id)))));
    }

    public bool IsAdvisor => _xml.Count > 0;

    /// <summary>The XML of one type; null, with the text of TWS's error, when there is none of the type.</summary>
    public string? Find(int type, out string problem)
    {
        problem = _xml.Count == 0 ? NoAdvisor : $"Error validating request.-'bO' : cause - Unknown FA data type {type}";
        return _xml.GetValueOrDefault(type);
    }

    /// <summary>Replaces the XML of one type; returns the text of TWS's error when it is refused.</summary>
    public string? Replace(int type, string xml)
    {
        if (Find(type, out var problem) is not { } before)
            return problem;
        XElement root;
        try
        {
            root = XElement.Parse(xml);
        }
        catch (XmlException broken)
        {
            return $"Error validating request.-'bO' : cause - Invalid XML: {broken.Message}";
        }
        var expected = XElement.Parse(before).Name;
        if (root.Name != expected)
            return $"Error validating request.-'bO' : cause - Expected {expected}, got {root.Name}";
        var unknown = root.Descendants().Where(IsAccount).FirstOrDefault(name => _accounts.Find(name.Value) is null);
        if (unknown is not null)
            return $"Error validating request.-'bO' : cause - Invalid account code '{unknown.Value}'";
        _xml[type] = xml;
        return null;
    }

    /// <summary>The accounts of a group; null when there is no such group.</summary>
    public IReadOnlyList<Account>? AccountsOf(string group) =>
        FindGroup(group) is { } found ? [.. found.Members.Select(member => member.Account)] : null;

    /// <summary>Null when there is no such group.</summary>
    public AdvisorGroup? FindGroup(string name)
    {
        var found = _xml.TryGetValue(Groups, out var xml)
            ? XElement.Parse(xml).Elements("Group").FirstOrDefault(each => (string?)each.Element("name") == name)
            : null;
        return found is null
            ? null
            : new AdvisorGroup(name, (string?)found.Element("defaultMethod") ?? "", [.. found.Descendants().Where(IsAccount).SelectMany(MemberOf)]);
    }

    /// <summary>An account of the group, with its amount where it has one; nothing when the user has no such account.</summary>
    private IEnumerable<AdvisorGroup.Member> MemberOf(XElement code) => _accounts.Find(code.Value) is { } account
        ? [new AdvisorGroup.Member(account, AmountOf(code))]
        : [];

    private static decimal? AmountOf(XElement code) =>
        decimal.TryParse((string?)code.Parent?.Element("amount"), NumberStyles.Number, CultureInfo.InvariantCulture, out var amount) ? amount : null;

    private static bool IsAccount(XElement element) => element.Name.LocalName is "String" or "acct" or "account";

    private static string Text(XElement root) => "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n" + root;
}
