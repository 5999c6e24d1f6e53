using System.Text.Json.Nodes;
using System.Xml.Linq;

namespace Gateway.Tools.Fundamentals;

/// <summary>XML as JSON: attributes and children are members; children of one name a list; text alone is a text.</summary>
internal static class XmlJson
{
    private const string Text = "value";

    public static JsonNode Of(XElement element)
    {
        if (!element.HasAttributes && !element.HasElements)
            return element.Value.Trim();
        var members = new JsonObject();
        foreach (var attribute in element.Attributes().Where(one => !one.IsNamespaceDeclaration))
            members[attribute.Name.LocalName] = attribute.Value;
        foreach (var group in element.Elements().GroupBy(child => child.Name.LocalName))
        {
            var children = group.Select(Of).ToArray();
            // An attribute of the same name comes first; the elements get the name with an underscore.
            members[members.ContainsKey(group.Key) ? group.Key + "_" : group.Key] = children.Length == 1 ? children[0] : new JsonArray(children);
        }
        var text = string.Concat(element.Nodes().OfType<XText>().Select(node => node.Value)).Trim();
        if (text.Length > 0)
            members[Text] = text;
        return members;
    }
}
