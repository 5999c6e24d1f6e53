using System.Xml;
using System.Xml.Linq;
using Gateway.Instruments;

namespace Gateway.Tools.Advisors;

/// <summary>IB's XML of groups and aliases.</summary>
internal static class FaGroupsXml
{
    private const string Root = "ListOfGroups";

    /// <exception cref="FormatException">The text is not XML, or not a list of groups.</exception>
    public static IReadOnlyList<FaGroup> Read(string xml) => [.. Parse(xml, Root).Elements("Group").Select(Group)];

    /// <exception cref="FormatException">The text is not XML, or not a list of aliases.</exception>
    public static IReadOnlyList<FaAlias> ReadAliases(string xml) =>
    [
        .. Parse(xml, "ListOfAccountAliases").Elements("AccountAlias").Select(alias => new FaAlias
        {
            Account = (string?)alias.Element("account") ?? string.Empty,
            Alias = (string?)alias.Element("alias") ?? string.Empty,
        }),
    ];

    public static string Write(IEnumerable<FaGroup> groups) => new XElement(Root, groups.Select(group => new XElement("Group",
        new XElement("name", group.Name),
        new XElement("ListOfAccts", new XAttribute("varName", "list"), group.Accounts.Select(member => new XElement("Account",
            new XElement("acct", member.Account),
            member.Amount is { } amount ? new XElement("amount", amount.ToString(CultureInfo.InvariantCulture)) : null))),
        new XElement("defaultMethod", group.Method)))).ToString();

    private static FaGroup Group(XElement group) => new()
    {
        Name = (string?)group.Element("name") ?? string.Empty,
        Method = ((string?)group.Element("defaultMethod")).OrNull(),
        Accounts = [.. group.Elements("ListOfAccts").Elements().Select(Member)],
    };

    /// <summary>Reads an account. TWS writes one without an amount as text, or as an element of its own.</summary>
    private static FaMember Member(XElement member) => new()
    {
        Account = ((string?)member.Element("acct") ?? member.Value).Trim(),
        Amount = decimal.TryParse((string?)member.Element("amount"), NumberStyles.Float, CultureInfo.InvariantCulture, out var amount)
            ? amount
            : null,
    };

    /// <summary>Parses untrusted XML: without entities, so that it can neither read files nor expand without limit.</summary>
    private static XElement Parse(string xml, string root)
    {
        try
        {
            using var text = new StringReader(xml);
            using var reader = XmlReader.Create(text, new XmlReaderSettings { DtdProcessing = DtdProcessing.Prohibit, XmlResolver = null });
            var found = XElement.Load(reader);
            return found.Name.LocalName == root ? found : throw new FormatException($"XML with the root {root}");
        }
        catch (XmlException broken)
        {
            throw new FormatException($"well-formed XML with the root {root}", broken);
        }
    }
}
