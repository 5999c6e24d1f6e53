using Gateway.Registry.Schemas;

namespace Gateway.Registry.Paging;

/// <summary>
/// Cuts a JSON object that is too large: the longest lists keep their first entries, the longest texts their beginning. Members stay, so that the
/// object keeps to its schema; <c>truncated</c> and <c>leftOut</c> report what is missing.
/// </summary>
internal static class JsonCut
{
    private const string LeftOut = "leftOut";
    private const string Truncated = "truncated";

    /// <summary>Room for the report.</summary>
    private const int Told = 400;

    private const int MostTold = 8;
    private const int ShortestText = 40;

    /// <summary>An object with more members is a map, of which some may be missing.</summary>
    private const int MapMembers = 24;

    /// <param name="asks">Whether the caller can ask for a larger answer.</param>
    public static byte[] Fit(byte[] json, int size, bool asks)
    {
        if (JsonNode.Parse(json) is not JsonObject root)
            return json;
        List<string> cuts = [];
        Cut(root, Math.Max(size - Told, Told), string.Empty, cuts);
        root[Truncated] = true;
        List<string> told = [.. cuts.Take(MostTold)];
        if (cuts.Count > MostTold)
            told.Add(string.Create(CultureInfo.InvariantCulture, $"{cuts.Count - MostTold} more lists and texts"));
        if (asks)
            told.Add("Ask again with a larger maxBytes for the rest.");
        root[LeftOut] = new JsonArray([.. told.Select(line => (JsonNode)line)]);
        return JsonSerializer.SerializeToUtf8Bytes(root, ToolJson.Options);
    }

    private static JsonNode? Cut(JsonNode? node, int room, string place, List<string> cuts)
    {
        if (SizeOf(node) <= room)
            return node;
        switch (node)
        {
            case JsonArray list:
                CutList(list, room, place, cuts);
                return list;
            case JsonObject members:
                CutMembers(members, room, place, cuts);
                return members;
            case JsonValue value when value.GetValueKind() == JsonValueKind.String:
                return CutText(value.GetValue<string>(), room, place, cuts);
            default:
                return node;
        }
    }

    private static void CutList(JsonArray list, int room, string place, List<string> cuts)
    {
        var (kept, used, total) = (0, 2, list.Count);
        while (kept < total && used + SizeOf(list[kept]) + 1 is var next && next <= room)
            (kept, used) = (kept + 1, next);
        if (kept == 0)
        {
            var first = list[0];
            list.Clear();
            list.Add(Cut(first, room - 2, $"{place}[0]", cuts));
            kept = 1;
        }
        while (list.Count > kept)
            list.RemoveAt(list.Count - 1);
        if (kept < total)
            cuts.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: the first {kept} of {total}"));
    }

    /// <summary>Small members stay whole; the large ones share the room that is left.</summary>
    private static void CutMembers(JsonObject members, int room, string place, List<string> cuts)
    {
        var sizes = members.Select(member => (member.Key, Size: SizeOf(member.Value))).OrderBy(member => member.Size).ToList();
        var left = room - 2 - sizes.Sum(member => member.Key.Length + 4);
        for (var i = 0; i < sizes.Count; i++)
        {
            var share = Math.Max(left / (sizes.Count - i), ShortestText);
            var (name, size) = sizes[i];
            if (size > share)
            {
                var value = members[name];
                var cut = Cut(value, share, place.Length == 0 ? name : $"{place}.{name}", cuts);
                if (!ReferenceEquals(cut, value))
                    members[name] = cut;
                size = SizeOf(cut);
            }
            left -= size;
        }
        if (left < 0 && members.Count > MapMembers)
            CutMap(members, room, place, cuts);
    }

    private static void CutMap(JsonObject members, int room, string place, List<string> cuts)
    {
        var (names, used, kept) = (members.Select(member => member.Key).ToList(), 2, 0);
        while (kept < names.Count && used + names[kept].Length + 4 + SizeOf(members[names[kept]]) is var next && next <= room)
            (kept, used) = (kept + 1, next);
        foreach (var name in names.Skip(kept))
            members.Remove(name);
        cuts.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: the first {kept} of {names.Count}"));
    }

    private static JsonValue CutText(string text, int room, string place, List<string> cuts)
    {
        var length = Math.Min(text.Length, Math.Max(room / 2, ShortestText));
        if (length < text.Length && char.IsHighSurrogate(text[length - 1]))
            length--;
        cuts.Add(string.Create(CultureInfo.InvariantCulture, $"{place}: the first {length} of {text.Length} characters"));
        return JsonValue.Create(text[..length] + "...");
    }

    private static int SizeOf(JsonNode? node) => node is null ? 4 : JsonSerializer.SerializeToUtf8Bytes(node, ToolJson.Options).Length;
}
